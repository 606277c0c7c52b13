package com.cruisemall.gateway.session;

import com.cruisemall.gateway.GatewayError;
import com.cruisemall.gateway.OwnContext;
import com.cruisemall.kit.deadline.DeadlineHeader;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.request.RequestId;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.oidc.client.runtime.TokensHelper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the gateway asks auth-service for: keys, its own tokens, and those of sessions. */
@Singleton
public class AuthService {
  private static final int CONNECT_TIMEOUT_MILLIS = 1_000;
  private static final int CONNECTIONS = 64;

  private final WebClient http;
  private final OidcClient anonymousClient;
  private final OidcClient sessionClient;
  private final TokensHelper anonymousTokens = new TokensHelper();
  private final TokensHelper sessionTokens = new TokensHelper();
  private final String url;
  private final SessionConfig config;

  AuthService(
      Vertx vertx,
      OidcClients clients,
      @ConfigProperty(name = "cruisemall.upstream.auth.url") String url,
      SessionConfig config) {
    this.http =
        WebClient.create(
            vertx,
            new WebClientOptions()
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                .setMaxPoolSize(CONNECTIONS)
                .setMaxWaitQueueSize(CONNECTIONS * 16));
    this.anonymousClient = clients.getClient("anonymous");
    this.sessionClient = clients.getClient("session");
    this.url = url;
    this.config = config;
  }

  /** A session's person as auth-service answers it. */
  sealed interface Answer {
    record Live(String token, Instant expiresAt) implements Answer {
      @Override
      public String toString() {
        return "Live[expiresAt=" + expiresAt + "]";
      }
    }

    record Ended(GatewayError error) implements Answer {}

    record Unknown() implements Answer {}
  }

  /** The token that stands for people who are not signed in; without it nobody can be served. */
  public Future<String> anonymousToken() {
    return token(anonymousTokens, anonymousClient)
        .recover(
            failure -> Future.failedFuture(new ApiException(CommonError.UNAVAILABLE, failure)));
  }

  Future<HttpResponse<Buffer>> keys() {
    return timed(http.getAbs(url + "/oauth2/jwks")).send().compose(AuthService::successful);
  }

  /** Asks the truth about a session; fails when auth-service cannot be asked. */
  Future<Answer> session(String sessionId) {
    return token(sessionTokens, sessionClient)
        .compose(token ->
            timed(http.postAbs(url + "/internal/session-token"))
                .bearerTokenAuthentication(token)
                .putHeader(RequestId.HEADER, RequestId.current().orElse("gateway-lookup"))
                .sendJsonObject(new JsonObject().put("sid", sessionId)))
        .compose(AuthService::answer);
  }

  private Future<String> token(TokensHelper tokens, OidcClient client) {
    return OwnContext.of(
        Future.fromCompletionStage(
                tokens
                    .getTokens(client)
                    .map(known -> known.getAccessToken())
                    .subscribeAsCompletionStage())
            .timeout(config.authPatience().toMillis(), TimeUnit.MILLISECONDS));
  }

  private HttpRequest<Buffer> timed(HttpRequest<Buffer> request) {
    return request
        .timeout(config.authPatience().toMillis())
        .putHeader(DeadlineHeader.NAME, DeadlineHeader.of(config.authPatience()));
  }

  private static Future<Answer> answer(HttpResponse<Buffer> response) {
    return switch (response.statusCode()) {
      case 200 -> {
        JsonObject body = Objects.requireNonNull(response.bodyAsJsonObject());
        yield Future.succeededFuture(
            new Answer.Live(body.getString("token"), Instant.ofEpochSecond(body.getLong("exp"))));
      }
      case 401 -> refusal(response);
      case 404 -> Future.succeededFuture(new Answer.Unknown());
      default -> Future.failedFuture("auth-service answered " + response.statusCode());
    };
  }

  /**
   * Only a refusal that is about the session counts; the gateway's own token may be refused too.
   */
  private static Future<Answer> refusal(HttpResponse<Buffer> response) {
    try {
      String code =
          Objects.requireNonNull(response.bodyAsJsonObject())
              .getJsonObject("error")
              .getString("code");
      return switch (code) {
        case "SESSION_SUPERSEDED" ->
            Future.succeededFuture(new Answer.Ended(GatewayError.SESSION_SUPERSEDED));
        case "SESSION_ENDED" ->
            Future.succeededFuture(new Answer.Ended(GatewayError.SESSION_ENDED));
        default -> Future.failedFuture("auth-service refused the gateway");
      };
    } catch (DecodeException | NullPointerException e) {
      return Future.failedFuture(e);
    }
  }

  private static Future<HttpResponse<Buffer>> successful(HttpResponse<Buffer> response) {
    return response.statusCode() == 200
        ? Future.succeededFuture(response)
        : Future.failedFuture("auth-service answered " + response.statusCode());
  }
}
