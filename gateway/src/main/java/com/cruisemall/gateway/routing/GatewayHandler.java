package com.cruisemall.gateway.routing;

import com.cruisemall.gateway.GatewayError;
import com.cruisemall.gateway.csrf.CsrfCheck;
import com.cruisemall.gateway.edge.ClientAddress;
import com.cruisemall.gateway.ratelimit.Decision;
import com.cruisemall.gateway.ratelimit.RateLimiter;
import com.cruisemall.gateway.session.AuthService;
import com.cruisemall.gateway.session.Identity;
import com.cruisemall.gateway.session.SessionCookie;
import com.cruisemall.gateway.session.SessionResolver;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.error.ErrorCode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Takes every request for a service through the door: path, route, CSRF; then session and rate
 * limit in one round trip to Redis; then, with the caller's headers replaced by the gateway's own,
 * on to the service. Nothing here blocks the event loop.
 */
@Singleton
class GatewayHandler {
  private static final Pattern API = Pattern.compile("/+api(/.*)?");

  /** Quarkus' own, which the gateway has no use for: whoever comes here shows no token. */
  private static final int BEFORE_AUTHENTICATION = 250;

  private static final Identity GUEST = new Identity.Guest();

  private final ClientAddress addresses;
  private final CsrfCheck csrf;
  private final SessionCookie cookies;
  private final SessionResolver sessions;
  private final AuthService auth;
  private final RateLimiter limiter;
  private final Capacity capacity;
  private final PublicGet publicGet;
  private final Forwarding forwarding;

  GatewayHandler(
      ClientAddress addresses,
      CsrfCheck csrf,
      SessionCookie cookies,
      SessionResolver sessions,
      AuthService auth,
      RateLimiter limiter,
      Capacity capacity,
      PublicGet publicGet,
      Forwarding forwarding) {
    this.addresses = addresses;
    this.csrf = csrf;
    this.cookies = cookies;
    this.sessions = sessions;
    this.auth = auth;
    this.limiter = limiter;
    this.capacity = capacity;
    this.publicGet = publicGet;
    this.forwarding = forwarding;
  }

  void register(@Observes Filters filters) {
    filters.register(
        context -> {
          if (API.matcher(context.normalizedPath()).matches()) {
            handle(context);
          } else {
            context.next();
          }
        },
        BEFORE_AUTHENTICATION);
  }

  private void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    Route route = admit(context);
    Optional<String> sessionId = cookies.sessionId(request);
    if (!csrf.passes(request, sessionId)) {
      throw new ApiException(GatewayError.CSRF_REJECTED);
    }
    capacity.enter(context, sessionId.map(sessions::subject));

    // Its body waits until the answers are here; nothing of it is read into memory.
    request.pause();
    String address = addresses.of(request);
    String subject = ClientAddress.subject(address);
    if (RouteTable.keeps(route) && PublicGet.serves(request)) {
      publicGet.answer(
          context, route, subject, token -> forwarding.forward(context, route, address, token));
      return;
    }
    Future<Identity> identity =
        sessionId.map(sessions::resolve).orElseGet(() -> Future.succeededFuture(GUEST));
    Future<Decision> limit = limit(route, subject, sessionId, identity);
    PausedRequest.then(
        context,
        Future.all(limit, identity)
            .compose(_ -> pass(request, route, limit.result(), identity.result())),
        token -> {
          if (route.upstream().equals(RouteTable.HERE)) {
            request.resume();
            identity.result().keepIn(context);
            context.next();
          } else {
            forwarding.forward(context, route, address, token);
          }
        });
  }

  /**
   * Takes the limits beside the look at the session. Only the first request of a session here waits
   * for it, because nobody knows yet whose it is.
   */
  private Future<Decision> limit(
      Route route, String address, Optional<String> sessionId, Future<Identity> identity) {
    Optional<String> person = sessionId.flatMap(sessions::personOf);
    return sessionId.isEmpty() || person.isPresent()
        ? limiter.take(route.policy(), address, person)
        : identity.compose(
            _ -> limiter.take(route.policy(), address, sessionId.map(sessions::subject)));
  }

  private Route admit(RoutingContext context) {
    HttpServerRequest request = context.request();
    String path = request.path();
    if (path == null || !PathCheck.isPlain(path) || wantsWebSocket(request)) {
      throw withoutRoute(context, CommonError.BAD_REQUEST);
    }
    Route route =
        RouteTable.find(path).orElseThrow(() -> withoutRoute(context, CommonError.NOT_FOUND));
    Series.name(context, route.prefix());
    if (announcedBody(request) > route.bodyLimit()) {
      // The rest of the body is not read, so the connection cannot be used again.
      request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
      throw new ApiException(CommonError.PAYLOAD_TOO_LARGE);
    }
    return route;
  }

  private static ApiException withoutRoute(RoutingContext context, CommonError code) {
    Series.name(context, Series.OTHER);
    return new ApiException(code);
  }

  /** Other upgrades are offers that may be passed over (RFC 9110 §7.8). */
  private static boolean wantsWebSocket(HttpServerRequest request) {
    return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
  }

  /** A body that does not announce its length is measured by the service. */
  private static long announcedBody(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException _) {
      throw new ApiException(CommonError.BAD_REQUEST);
    }
  }

  /** The token to show the service, unless the request ends here. */
  private Future<String> pass(
      HttpServerRequest request, Route route, Decision limit, Identity identity) {
    limit.putHeaders(request.response());
    if (!limit.allowed()) {
      return Future.failedFuture(limit.refusal());
    }
    if (!capacity.admits(route.policy())) {
      return refuse(CommonError.OVERLOADED);
    }
    boolean open = route.access() != Route.Access.SIGNED_IN;
    boolean isPublic = route.access().ignoresSession(request.method());
    return switch (identity) {
      case Identity.Person(String token) -> Future.succeededFuture(token);
      case Identity.Guest _ -> open ? auth.anonymousToken() : refuse(CommonError.UNAUTHENTICATED);
      case Identity.Ended(ErrorCode error) -> open ? auth.anonymousToken() : refuse(error);
      case Identity.Undecided _ ->
          isPublic ? auth.anonymousToken() : refuse(CommonError.UNAVAILABLE);
    };
  }

  private static <T> Future<T> refuse(ErrorCode code) {
    return Future.failedFuture(new ApiException(code));
  }
}
