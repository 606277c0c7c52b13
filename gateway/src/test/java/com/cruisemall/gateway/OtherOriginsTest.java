package com.cruisemall.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.cruisemall.kit.test.BackingServers;
import com.cruisemall.kit.test.FakeIssuer;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(FakeIssuer.class)
@WithTestResource(ScriptedServices.class)
@WithTestResource(BackingServers.class)
class OtherOriginsTest {
  private static final String PARTNER = "https://partner.example";

  @Inject RedisDataSource redis;

  @Test
  void acceptsThePreflightOfAnAllowedOrigin() {
    preflight(PARTNER, "PATCH")
        .statusCode(204)
        .header("Access-Control-Allow-Origin", equalTo(PARTNER))
        .header("Access-Control-Allow-Credentials", equalTo("true"))
        .header("Access-Control-Allow-Methods", containsString("PATCH"))
        .header("Access-Control-Allow-Headers", containsString("X-CSRF-Token"))
        .header("Access-Control-Max-Age", equalTo("600"))
        .header("Vary", containsString("origin"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "http://partner.example",
        "https://partner.example.evil.example",
        "https://partner.example:8443",
        "null"
      })
  void refusesOtherPreflights(String origin) {
    preflight(origin, "POST")
        .statusCode(403)
        .header("Access-Control-Allow-Origin", nullValue())
        .header("Access-Control-Allow-Credentials", nullValue())
        .body("error.code", equalTo("FORBIDDEN"));
  }

  @Test
  void letsAnAllowedOriginReadResponsesAndErrors() {
    reads("/api/exchange-rate", 200);
    reads("/api/products", 200);
    reads("/api/auth/me", 401);
    reads("/api/nothing", 404);
  }

  @Test
  void letsNoOtherOriginReadResponses() {
    from("https://evil.example")
        .get("/api/products")
        .then()
        .statusCode(200)
        .header("Access-Control-Allow-Origin", nullValue());
    assertThat(given().get("/api/products").headers().getValues("Vary")).contains("origin");
  }

  /** Browsers send {@code Sec-Fetch-Site: cross-site} and the origin. */
  @Test
  void letsAnAllowedOriginWriteWithThePersonsCookies() {
    Session session = Session.begin('r');
    session.live(redis);

    session
        .request()
        .header("Origin", PARTNER)
        .header("Sec-Fetch-Site", "cross-site")
        .post("/api/orders")
        .then()
        .statusCode(200)
        .header("Access-Control-Allow-Origin", equalTo(PARTNER));
    session
        .request()
        .header("Origin", "https://evil.example")
        .header("Sec-Fetch-Site", "cross-site")
        .post("/api/orders")
        .then()
        .statusCode(403)
        .body("error.code", equalTo("CSRF_REJECTED"));
  }

  private static void reads(String path, int status) {
    from(PARTNER)
        .get(path)
        .then()
        .statusCode(status)
        .header("Access-Control-Allow-Origin", equalTo(PARTNER))
        .header("Access-Control-Expose-Headers", containsString("RateLimit"));
  }

  private static ValidatableResponse preflight(String origin, String method) {
    return from(origin)
        .header("Access-Control-Request-Method", method)
        .header("Access-Control-Request-Headers", "content-type,x-csrf-token")
        .options("/api/orders")
        .then();
  }

  private static RequestSpecification from(String origin) {
    return given().header("Origin", origin);
  }
}
