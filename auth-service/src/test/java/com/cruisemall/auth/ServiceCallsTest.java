package com.cruisemall.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scopes of services and the endpoints that they open. */
@AuthServiceTest
class ServiceCallsTest {
  @Inject OwnTokens tokens;

  @ParameterizedTest
  @CsvSource({
    "/internal/session-token, session:token, gateway",
    "/internal/key-rotation,  key:rotate,    operator",
    "/internal/import/users,  shop:import,   operator",
    "/internal/import/affiliates, shop:import, operator",
    "/internal/import/trips,  shop:import,   operator",
    "/internal/outbox/replay, outbox:replay, operator"
  })
  void acceptsOnlyTheServiceWithTheScope(String path, String scope, String client) {
    assertThat(status(path, tokens.service(client, "auth-service", scope))).isLessThan(300);

    assertThat(status(path, tokens.service(client, "auth-service", ""))).isEqualTo(403);
    assertThat(status(path, tokens.service(client, "auth-service", "order:read"))).isEqualTo(403);
    assertThat(status(path, tokens.person("USER"))).isEqualTo(403);
    assertThat(status(path, tokens.person("ADMIN"))).isEqualTo(403);
    assertThat(status(path, Shop.serviceToken("anonymous"))).isEqualTo(403);
    assertThat(status(path, tokens.service(client, "rates-service", scope))).isEqualTo(401);
    assertThat(status(path, tokens.expiredService(client, "auth-service", scope))).isEqualTo(401);
    assertThat(status(path, "no.token.at-all")).isEqualTo(401);
  }

  private static int status(String path, String token) {
    String body =
        path.startsWith("/internal/import")
            ? "{\"records\":[{\"id\":\"1\"}]}"
            : "{\"sid\":\"" + Shop.session("010123431") + "\"}";
    return given()
        .auth()
        .oauth2(token)
        .contentType("application/json")
        .body(body)
        .post(path)
        .statusCode();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/auth/me", "/api/admin/audit"})
  void rejectsServicesOnEndpointsOfPeople(String path) {
    for (String scope : new String[] {"session:token", "key:rotate", "order:read", ""}) {
      given()
          .auth()
          .oauth2(tokens.service("gateway", "auth-service", scope))
          .get(path)
          .then()
          .statusCode(403)
          .body("error.code", equalTo("FORBIDDEN"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "gateway,        gateway-secret-of-the-tests-only,  anonymous,      '',              200",
    "gateway,        gateway-secret-of-the-tests-only,  session:token,  '',              200",
    "upload-service, upload-secret-of-the-tests-only-,  order:read,     '',              200",
    "upload-service, upload-secret-of-the-tests-only-,  order:read,     payment-service, 200",
    "upload-service, upload-secret-of-the-tests-only-,  order:read,     auth-service,    400",
    "upload-service, upload-secret-of-the-tests-only-,  catalogue:read, payment-service, 400",
    "chat-service,   chat-secret-of-the-tests-only---,  catalogue:read, payment-service, 200",
    "chat-service,   chat-secret-of-the-tests-only---,  catalogue:read, rates-service,   200",
    "chat-service,   chat-secret-of-the-tests-only---,  catalogue:read, '',              400",
    "chat-service,   chat-secret-of-the-tests-only---,  catalogue:read, upload-service,  400",
    "chat-service,   chat-secret-of-the-tests-only---,  order:read,     payment-service, 400",
    "operator,       operator-secret-of-the-tests-only, key:rotate,     '',              200",
    "operator,       operator-secret-of-the-tests-only, shop:import,    '',              200",
    "gateway,        gateway-secret-of-the-tests-only,  shop:import,    '',              400",
    "operator,       operator-secret-of-the-tests-only, session:token,  '',              400",
    "payment-service, any-secret,                       order:read,     '',              401"
  })
  void issuesTheScopesOfTheTable(
      String client, String secret, String scope, String audience, int status) {
    tokenFor(client, secret, scope, audience).then().statusCode(status);
  }

  @Test
  void requiresAnAudienceIfThereAreSeveral() {
    tokenFor("chat-service", "chat-secret-of-the-tests-only---", "catalogue:read", "")
        .then()
        .statusCode(400)
        .body("error", equalTo("invalid_target"));
  }

  private static Response tokenFor(String client, String secret, String scope, String audience) {
    return given()
        .auth()
        .preemptive()
        .basic(client, secret)
        .formParam("grant_type", "client_credentials")
        .formParam("scope", scope)
        .formParam("audience", audience)
        .post("/oauth2/token");
  }
}
