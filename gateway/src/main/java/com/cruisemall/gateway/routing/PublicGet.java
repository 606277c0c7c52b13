package com.cruisemall.gateway.routing;

import com.cruisemall.gateway.cache.Found;
import com.cruisemall.gateway.cache.PublicCache;
import com.cruisemall.gateway.cache.PublicPages;
import com.cruisemall.gateway.ratelimit.Decision;
import com.cruisemall.gateway.ratelimit.RateLimiter;
import com.cruisemall.gateway.session.AuthService;
import com.cruisemall.gateway.upstream.Reply;
import com.cruisemall.gateway.upstream.TooLargeException;
import com.cruisemall.gateway.upstream.UpstreamFailure;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.request.RequestId;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Answers GETs of public pages out of the cache. What is there costs no round trip: it is counted
 * here; what is not goes by the limits that all gateways share.
 */
@Singleton
class PublicGet {
  private static final String POLICY = "cached";

  private final PublicCache cache;
  private final PublicPages pages;
  private final RateLimiter limiter;
  private final AuthService auth;

  PublicGet(PublicCache cache, PublicPages pages, RateLimiter limiter, AuthService auth) {
    this.cache = cache;
    this.pages = pages;
    this.limiter = limiter;
    this.auth = auth;
  }

  static boolean serves(HttpServerRequest request) {
    HttpMethod method = request.method();
    return (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD))
        && !request.headers().contains("Range");
  }

  /**
   * Answers a request whose body has been paused.
   *
   * @param forward takes the request on to the service, with a token to show there
   */
  void answer(RoutingContext context, Route route, String subject, Consumer<String> forward) {
    HttpServerRequest request = context.request();
    Decision here = limiter.takeHere(POLICY, subject);
    if (!here.allowed()) {
      request.resume();
      here.putHeaders(request.response());
      throw here.refusal();
    }
    String target = CacheTarget.of(request, RouteTable.parameters(route));
    Optional<Found.Answer> fresh = cache.fresh(target, request.headers());
    if (fresh.isPresent()) {
      request.resume();
      here.putHeaders(request.response());
      send(request, fresh.get().reply());
      return;
    }
    Future<Found> found =
        limiter
            .take(route.policy(), subject, Optional.empty())
            .compose(limit -> {
              limit.putHeaders(request.response());
              return limit.allowed()
                  ? read(request, route, target)
                  : Future.failedFuture(limit.refusal());
            });
    PausedRequest.then(
        context,
        found,
        what -> {
          if (what instanceof Found.Answer(Reply reply)) {
            request.resume();
            send(request, reply);
          } else {
            PausedRequest.then(context, auth.anonymousToken(), forward);
          }
        });
  }

  private Future<Found> read(HttpServerRequest request, Route route, String target) {
    return pages
        .read(route.upstream(), target, request.headers(), RequestId.of(request), route.patience())
        .map(PublicGet::presentable)
        .recover(failure ->
            switch (failure) {
              case TooLargeException _ -> Future.succeededFuture(new Found.NotShared());
              case ApiException refused -> Future.failedFuture(refused);
              default ->
                  Future.failedFuture(new ApiException(UpstreamFailure.logged(failure), failure));
            });
  }

  private static Found presentable(Found found) {
    if (found instanceof Found.Answer(Reply reply) && !reply.isPresentable()) {
      throw new ApiException(CommonError.ofStatus(reply.status()));
    }
    return found;
  }

  private static void send(HttpServerRequest request, Reply reply) {
    HttpServerResponse response = request.response().setStatusCode(reply.status());
    MultiMap headers = reply.headers();
    headers.names().forEach(name -> response.headers().set(name, headers.getAll(name)));
    if (request.method().equals(HttpMethod.HEAD)) {
      response.putHeader("Content-Length", Integer.toString(reply.body().length())).end();
    } else {
      response.end(reply.body());
    }
  }
}
