package com.cruisemall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Calls between services with tokens of the real auth-service. Each service tests invalid tokens in
 * its own module.
 */
class ServiceCallsTest {
  private static final String UNKNOWN_SESSION = "A".repeat(43);

  /** Returns an access token of auth-service for a client. */
  static String token(String client, String scope, String audience) {
    String name = client.replaceFirst("-service$", "").toUpperCase(Locale.ROOT);
    String secret = Stack.get().secret("CRUISEMALL_CLIENT_" + name + "_SECRET");
    String basic =
        Base64.getEncoder()
            .encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> answer =
        Stack.send(
            HttpRequest.newBuilder(Stack.get().component("auth", "/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "grant_type=client_credentials&scope=%s&audience=%s"
                            .formatted(scope, audience))));
    assertThat(answer.statusCode()).as(client + " " + scope).isEqualTo(200);
    return Stack.json(answer.body()).path("access_token").asText();
  }

  private static String customerToken() {
    String sid = ShopClient.sid(ShopClient.cookie(ShopClient.login("010123466")));
    HttpRequest.Builder request =
        post("/internal/session-token", "{\"sid\":\"" + sid + "\"}")
            .header("Authorization", "Bearer " + token("gateway", "session:token", ""));
    return Stack.json(Stack.send(request).body()).path("token").asText();
  }

  private static HttpRequest.Builder post(String path, String body) {
    return HttpRequest.newBuilder(Stack.get().component("auth", path))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private static int call(String service, String path, String token) {
    HttpRequest.Builder request =
        path.equals("/internal/session-token")
            ? post(path, "{\"sid\":\"" + UNKNOWN_SESSION + "\"}")
            : HttpRequest.newBuilder(Stack.get().component(service, path));
    return Stack.send(request.header("Authorization", "Bearer " + token)).statusCode();
  }

  /** The status 404 proves that the caller is allowed: the resource does not exist. */
  @ParameterizedTest
  @CsvSource({
    "gateway,        session:token,  auth,    /internal/session-token,               404, 403",
    "upload-service, order:read,     payment, /internal/orders/CM20260501AAAAAAAAAA, 404, 403",
    "chat-service,   catalogue:read, payment, /api/products,                         200, 200",
    "chat-service,   catalogue:read, rates,   /api/exchange-rate,                    200, 200"
  })
  void areAllowedForTheAuthorizedClientOnly(
      String client, String scope, String service, String path, int status, int forCustomers) {
    assertThat(call(service, path, token(client, scope, service + "-service"))).isEqualTo(status);

    assertThat(call(service, path, customerToken())).isEqualTo(forCustomers);
    assertThat(call(service, path, "no.token.at-all")).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "operator,       key:rotate,     auth-service,    auth,    /internal/session-token,   403",
    "chat-service,   catalogue:read, payment-service, payment, /internal/orders/CM000000, 403",
    "upload-service, order:read,     payment-service, payment, /api/products,             403",
    "gateway,        session:token,  auth-service,    payment, /internal/orders/CM000000, 401",
    "chat-service,   catalogue:read, rates-service,   payment, /api/products,             401",
    "chat-service,   catalogue:read, payment-service, rates,   /api/exchange-rate,        401",
    "upload-service, order:read,     payment-service, rates,   /api/exchange-rate,        401",
    "upload-service, order:read,     payment-service, auth,    /api/auth/me,              401",
    "gateway,        session:token,  auth-service,    auth,    /api/auth/me,              403"
  })
  void areRefusedWithAnotherScopeOrAudience(
      String client, String scope, String audience, String service, String path, int status) {
    assertThat(call(service, path, token(client, scope, audience))).isEqualTo(status);
  }
}
