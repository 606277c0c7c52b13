package com.cruisemall.auth;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@AuthServiceTest
class TokensTest {
  @Test
  void publishesPublicKeysOnly() {
    given()
        .get("/oauth2/jwks")
        .then()
        .statusCode(200)
        .body("keys.kty", everyItem(equalTo("RSA")))
        .body("keys.d", everyItem(nullValue()));
  }

  @Test
  void returnsTheDiscoveryDocument() {
    given()
        .get("/.well-known/openid-configuration")
        .then()
        .statusCode(200)
        .body("issuer", equalTo("http://issuer.test"))
        .body("jwks_uri", equalTo("http://issuer.test/oauth2/jwks"));
  }

  @ParameterizedTest
  @CsvSource({
    "gateway,      wrong,                            anonymous,      401, invalid_client",
    "nobody,       gateway-secret-of-the-tests-only, anonymous,      401, invalid_client",
    "gateway,      gateway-secret-of-the-tests-only, order:read,     400, invalid_scope",
    "gateway,      gateway-secret-of-the-tests-only, everything,     400, invalid_scope",
    "chat-service, chat-secret-of-the-tests-only---, session:token,  400, invalid_scope"
  })
  void rejectsUnknownClientsScopesAndAudiences(
      String client, String secret, String scope, int status, String error) {
    Shop.requestServiceToken(client, secret, scope)
        .then()
        .statusCode(status)
        .body("error", equalTo(error));
  }

  @Test
  void acceptsOnlyTheGatewayForSessionTokens() {
    String sid = Shop.session("010123430");
    String guest = Shop.serviceToken("anonymous");
    String person = Shop.personToken(sid);

    for (String token : new String[] {guest, person}) {
      given()
          .auth()
          .oauth2(token)
          .contentType("application/json")
          .body("{\"sid\":\"" + sid + "\"}")
          .post("/internal/session-token")
          .then()
          .statusCode(403)
          .body("error.code", equalTo("FORBIDDEN"));
    }
  }

  @Test
  void rejectsAGuestTokenOnEndpointsOfPeople() {
    Shop.me(Shop.serviceToken("anonymous"))
        .then()
        .statusCode(401)
        .body("error.code", equalTo("UNAUTHENTICATED"));
  }

  @Test
  void rejectsCallsWithoutAToken() {
    given()
        .get("/api/auth/me")
        .then()
        .statusCode(401)
        .body("error.code", equalTo("UNAUTHENTICATED"));
    given().post("/api/auth/login").then().statusCode(401);
  }
}
