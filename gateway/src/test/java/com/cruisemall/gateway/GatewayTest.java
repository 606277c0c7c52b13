package com.cruisemall.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.cruisemall.kit.error.Messages;
import com.cruisemall.kit.test.BackingServers;
import com.cruisemall.kit.test.CapturedLog;
import com.cruisemall.kit.test.Concurrently;
import com.cruisemall.kit.test.FakeIssuer;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(FakeIssuer.class)
@WithTestResource(ScriptedServices.class)
@WithTestResource(BackingServers.class)
class GatewayTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Inject RedisDataSource redis;
  @Inject Messages messages;

  @Test
  void forwardsTheTokenOfTheSession() {
    Session session = Session.begin('a');
    session.live(redis);

    session
        .request()
        .get("/api/auth/me")
        .then()
        .statusCode(200)
        .body("headers.authorization", equalTo("Bearer " + session.token()))
        .body("headers.cookie", nullValue());
  }

  @Test
  void forwardsAGuestTokenWithoutASession() {
    given()
        .get("/api/exchange-rate")
        .then()
        .statusCode(200)
        .body("headers.authorization", matchesPattern("Bearer .+"))
        .header("RateLimit-Policy", equalTo("\"default\";q=6000;w=60"))
        .header("RateLimit", matchesPattern("\"default\";r=\\d+;t=\\d+"))
        .header("X-Content-Type-Options", equalTo("nosniff"))
        .header("Server", nullValue())
        .header("X-Hop", nullValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"X-User-Id", "X-User-Role", "X-Internal-Token", "X-Client-Address", "Forwarded"})
  void removesIdentityHeadersOfClients(String header) {
    given()
        .header("Authorization", "Bearer " + FakeIssuer.forged())
        .header(header, "7.7.7.7")
        .header("X-Evil", "1")
        .header("Connection", "X-Evil")
        .get("/api/auth/login")
        .then()
        .statusCode(200)
        .body("headers.authorization", not(equalTo("Bearer " + FakeIssuer.forged())))
        .body("headers.'x-evil'", nullValue())
        .body("headers.'" + header.toLowerCase(Locale.ROOT) + "'", not(equalTo("7.7.7.7")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Request-Id", "X-Client-Address", "Authorization", "traceparent"})
  void forwardsItsOwnHeadersThatConnectionNames(String header) {
    given()
        .header("Connection", header)
        .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
        .get("/api/auth/login")
        .then()
        .statusCode(200)
        .body("headers.'" + header.toLowerCase(Locale.ROOT) + "'", notNullValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"198.51.100.1:51008", "198.51.100.1"})
  void limitsTheClientOfATrustedProxy(String node) {
    String address =
        given()
            .header("X-Forwarded-For", node)
            .get("/api/auth/login")
            .then()
            .statusCode(200)
            .extract()
            .path("headers.'x-client-address'");

    assertThat(address).isEqualTo("198.51.100.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/auth/%6De", "/api/chat/%63onversations", "/api/%6frders"})
  void appliesTheRouteOfTheDecodedPath(String path) {
    given()
        .urlEncodingEnabled(false)
        .get(path)
        .then()
        .statusCode(401)
        .body("error.code", equalTo("UNAUTHENTICATED"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/auth/me", "/api/exchange-rate", "/api/experiments"})
  void rejectsAMalformedBearerToken(String path) {
    given()
        .header("Authorization", "Bearer ..")
        .get(path)
        .then()
        .statusCode(401)
        .body("error.code", equalTo("UNAUTHENTICATED"));
  }

  @Test
  void forwardsTheRemainingTimeBudget() {
    String told =
        given()
            .header("X-Envoy-Expected-Rq-Timeout-Ms", "99999999")
            .get("/api/auth/login")
            .then()
            .statusCode(200)
            .extract()
            .path("headers.'x-envoy-expected-rq-timeout-ms'");

    assertThat(Integer.parseInt(told)).isBetween(1, 35_000);
  }

  @Test
  void returns401WithoutASessionWhereOneIsRequired() {
    given()
        .get("/api/auth/me")
        .then()
        .statusCode(401)
        .body("error.code", equalTo("UNAUTHENTICATED"));
    given()
        .cookie("cg.sid.v2", "no session")
        .get("/api/auth/me")
        .then()
        .statusCode(401)
        .body("error.code", equalTo("UNAUTHENTICATED"));
    Session.begin('b')
        .request()
        .get("/api/auth/me")
        .then()
        .statusCode(401)
        .body("error.code", equalTo("UNAUTHENTICATED"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/orders",
        "/api/orders/CM20260501AAAAAAAAAAAAAAAA/cancel",
        "/api/payments/confirm"
      })
  void forwardsOrdersAndPaymentsOfSignedInPeopleOnly(String path) {
    Session session = Session.begin('k');
    session.live(redis);

    given().post(path).then().statusCode(401).body("error.code", equalTo("UNAUTHENTICATED"));
    session
        .request()
        .post(path)
        .then()
        .statusCode(403)
        .body("error.code", equalTo("CSRF_REJECTED"));
    session
        .request()
        .header("Sec-Fetch-Site", "same-origin")
        .header("Idempotency-Key", "key-1")
        .post(path)
        .then()
        .statusCode(200)
        .body("headers.authorization", equalTo("Bearer " + session.token()))
        .body("headers.'idempotency-key'", equalTo("key-1"));
  }

  @Test
  void acceptsPspWebhooksWithoutSessionAndCsrfToken() {
    given()
        .contentType("application/json")
        .body("{}")
        .post("/api/payments/webhook")
        .then()
        .statusCode(200)
        .body("headers.authorization", matchesPattern("Bearer .+"));
  }

  @Test
  void returnsTheReasonOfAnEndedSession() {
    Session superseded = Session.begin('c');
    superseded.inRedis(redis, "{\"ended\":\"SUPERSEDED\"}");
    Session loggedOut = Session.begin('d');
    loggedOut.inRedis(redis, "{\"ended\":\"LOGGED_OUT\"}");

    superseded
        .request()
        .get("/api/auth/me")
        .then()
        .statusCode(401)
        .body("error.code", equalTo("SESSION_SUPERSEDED"));
    loggedOut
        .request()
        .get("/api/auth/me")
        .then()
        .statusCode(401)
        .body("error.code", equalTo("SESSION_ENDED"));
    superseded.request().get("/api/exchange-rate").then().statusCode(200);
  }

  @Test
  void rejectsAStoredTokenNotSignedForTheSession() {
    Session session = Session.begin('e');
    session.inRedis(redis, "{\"token\":\"" + FakeIssuer.forged() + "\",\"exp\":1,\"me\":{}}");
    session.request().get("/api/auth/me").then().statusCode(401);

    Session stolen = Session.begin('f');
    stolen.inRedis(redis, "{\"token\":\"" + Session.begin('g').token() + "\",\"exp\":1,\"me\":{}}");
    stolen.request().get("/api/auth/me").then().statusCode(401);
  }

  @Test
  void asksAuthServiceForSessionsMissingInRedis() {
    Session session = Session.begin('h');
    ScriptedServices.SESSIONS.put(session.sid(), session.token());

    session
        .request()
        .get("/api/auth/me")
        .then()
        .statusCode(200)
        .body("headers.authorization", equalTo("Bearer " + session.token()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/auth/logout",
        "/api/auth/me",
        "/api/chat",
        "/api/passport/documents",
        "/api/images"
      })
  void returns503WhileASessionIsUndecidedWhereItMatters(String path) {
    Session session = Session.begin('U');
    ScriptedServices.SESSIONS.put(session.sid(), "UNAVAILABLE");

    session
        .request()
        .header("Sec-Fetch-Site", "same-origin")
        .post(path)
        .then()
        .statusCode(503)
        .header("Retry-After", matchesPattern("\\d+"))
        .body("error.code", equalTo("UNAVAILABLE"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/auth/login", "/api/exchange-rate", "/api/payments/webhook"})
  void servesPublicRoutesWhileASessionIsUndecided(String path) {
    Session session = Session.begin('V');
    ScriptedServices.SESSIONS.put(session.sid(), "UNAVAILABLE");

    session
        .request()
        .header("Sec-Fetch-Site", "same-origin")
        .post(path)
        .then()
        .statusCode(200)
        .body("headers.authorization", matchesPattern("Bearer .+"));
  }

  @ParameterizedTest
  @CsvSource({"30, true, true", "30, false, false", "120, true, false"})
  void renewsATokenThatExpiresWithinAMinute(int seconds, boolean reachable, boolean renewed) {
    Session old = Session.begin((char) ('0' + seconds / 30 + (reachable ? 0 : 1)));
    Session session = old.expiringIn(seconds);
    session.live(redis);
    ScriptedServices.SESSIONS.put(session.sid(), reachable ? old.token() : "UNAVAILABLE");

    session
        .request()
        .get("/api/auth/me")
        .then()
        .statusCode(200)
        .body(
            "headers.authorization",
            equalTo("Bearer " + (renewed ? old.token() : session.token())));
  }

  @Test
  void logsNobodyOutWhileRedisIsDown() {
    Session session = Session.begin('i');
    session.live(redis);
    ScriptedServices.SESSIONS.put(session.sid(), session.token());
    BackingServers.redis().stop();
    try {
      for (int i = 0; i < 20; i++) {
        session.request().get("/api/auth/me").then().statusCode(200);
        given().get("/api/exchange-rate").then().statusCode(200);
      }
    } finally {
      BackingServers.redis().start();
    }

    Awaitility.await("redis is used again")
        .ignoreExceptions()
        .untilAsserted(() -> {
          session.inRedis(redis, "{\"ended\":\"SUPERSEDED\"}");
          session.request().get("/api/auth/me").then().statusCode(401);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/nothing",
        "/internal/session-token",
        "/oauth2/token",
        "/oauth2/jwks",
        "/.well-known/openid-configuration",
        "/api/auth",
        "/q/metrics",
        "/q/health"
      })
  void returns404ForPathsWithoutARoute(String path) {
    given().get(path).then().statusCode(404).body("error.code", equalTo("NOT_FOUND"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/exchange-rate/..;/auth/me",
        "/api/exchange-rate/%2e%2e/auth/me",
        "/api/exchange-rate%2fhtml",
        "/api//exchange-rate",
        "/api/exchange-rate/%5c",
        "/api/exchange-rate/%00"
      })
  void rejectsAmbiguousPaths(String path) throws IOException, InterruptedException {
    // REST Assured would normalise the path.
    URI uri = URI.create("http://localhost:" + RestAssured.port + path);
    HttpResponse<String> response =
        HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());

    assertThat(response.statusCode()).isIn(400, 404);
    assertThat(response.body()).startsWith("{\"ok\":false");
  }

  @Test
  void returnsUpstreamFailuresInTheErrorForm() {
    given()
        .get("/api/exchange-rate/html")
        .then()
        .statusCode(500)
        .contentType("application/json")
        .body("error.code", equalTo("INTERNAL"));
    given()
        .get("/api/exchange-rate/cut")
        .then()
        .statusCode(502)
        .body("error.code", equalTo("UPSTREAM_ERROR"));
    given()
        .contentType("application/json")
        .body("{}")
        .post("/api/chat")
        .then()
        .statusCode(503)
        .header("Retry-After", matchesPattern("\\d+"))
        .body("error.code", equalTo("UNAVAILABLE"));
  }

  /** The client offers an upgrade to HTTP/2. */
  @Test
  void respondsInHttp1WhenAServiceClosesTheConnection() throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (int i = 0; i < 2; i++) {
        HttpResponse<String> answer =
            client.send(
                HttpRequest.newBuilder(
                        URI.create(
                            "http://localhost:" + RestAssured.port + "/api/exchange-rate/cut"))
                    .timeout(Duration.ofSeconds(20))
                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                    .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("UPSTREAM_ERROR");
      }
    }
  }

  @Test
  void forwardsABodyWithoutContentLength() throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (int i = 0; i < 2; i++) {
        HttpResponse<String> answer =
            client.send(
                HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/api/exchange-rate"))
                    .timeout(Duration.ofSeconds(20))
                    .POST(
                        HttpRequest.BodyPublishers.ofInputStream(
                            () -> new ByteArrayInputStream(new byte[1_234])))
                    .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("1234");
      }
    }
  }

  @Test
  void rejectsABodyThatIsTooLarge() {
    given()
        .contentType("application/json")
        .body("x".repeat(300_000))
        .post("/api/exchange-rate")
        .then()
        .statusCode(413)
        .body("error.code", equalTo("PAYLOAD_TOO_LARGE"));
  }

  @Test
  void acceptsPassportUploadsUpToTheLimit() {
    String path = "/api/passport/" + "A".repeat(43) + "/upload";

    given()
        .contentType("multipart/form-data; boundary=x")
        .body(new byte[15 * 1024 * 1024])
        .post(path)
        .then()
        .statusCode(200)
        .header("RateLimit-Policy", startsWith("\"upload\""))
        .body("length", equalTo(15 * 1024 * 1024));
    given()
        .contentType("multipart/form-data; boundary=x")
        .body(new byte[15 * 1024 * 1024 + 128 * 1024])
        .post(path)
        .then()
        .statusCode(413)
        .body("error.code", equalTo("PAYLOAD_TOO_LARGE"));
    given()
        .contentType("application/json")
        .body("x".repeat(100_000))
        .put("/api/passport/documents/1/fields")
        .then()
        .statusCode(413);
    given().contentType("application/json").post("/api/passport/requests").then().statusCode(401);
  }

  @Test
  void forwardsLinkCookiesOnly() {
    Session session = Session.begin('k');
    session.live(redis);

    session
        .request()
        .cookie("cg.passport.0a1b2c3d4e5f", "of.a.link")
        .cookie("other", "x")
        .get("/api/passport/documents/1")
        .then()
        .statusCode(200)
        .body("headers.cookie", equalTo("cg.passport.0a1b2c3d4e5f=of.a.link"));
  }

  /** Vert.x' timeout message contains the path. */
  @Test
  void logsNoLinkTokens() {
    String token = "S".repeat(43);
    try (CapturedLog log = new CapturedLog()) {
      given()
          .get("/api/passport/" + token)
          .then()
          .statusCode(504)
          .body("error.code", equalTo("UPSTREAM_TIMEOUT"));
      given().get("/api/passport/" + token + "/upload").then().statusCode(502);

      assertThat(log.text()).contains("UPSTREAM_TIMEOUT", "UPSTREAM_ERROR").doesNotContain(token);
    }
  }

  /** Also for requests that share a Redis connection or wait for the same response. */
  @Test
  void logsEachFailureWithTheRequestIdOfItsResponse() {
    given().get("/api/exchange-rate/cut?n=first").then().statusCode(502);
    try (CapturedLog log = new CapturedLog()) {
      List<String> told =
          Concurrently.run(
              20,
              n ->
                  () ->
                      given()
                          .get("/api/exchange-rate/cut?n=" + n % 4)
                          .then()
                          .statusCode(502)
                          .extract()
                          .header("X-Request-Id"));

      List<String> logged =
          log.text()
              .lines()
              .filter(line -> line.contains("did not answer"))
              .map(line -> line.replaceAll(".*requestId=([\\w-]+).*", "$1"))
              .toList();
      assertThat(logged).containsExactlyInAnyOrderElementsOf(told);
    }
  }

  @Test
  void rejectsWritesFromOtherSites() {
    Session session = Session.begin('j');
    session.live(redis);

    post(session, Map.of()).statusCode(403).body("error.code", equalTo("CSRF_REJECTED"));
    post(session, Map.of("Sec-Fetch-Site", "same-origin")).statusCode(200);
    post(session, Map.of("Sec-Fetch-Site", "cross-site")).statusCode(403);
    post(session, Map.of("Origin", "https://evil.example")).statusCode(403);
    post(session, Map.of("X-CSRF-Token", "made up")).statusCode(403);
    given().post("/api/exchange-rate").then().statusCode(200);
    given()
        .header("Origin", "https://evil.example")
        .post("/api/exchange-rate")
        .then()
        .statusCode(403);
  }

  @Test
  void forwardsTheDeviceCookieAsAHeaderOnly() {
    given()
        .cookie("cg.device.v1", "device.1.signature")
        .header("X-Client-Device", "forged")
        .get("/api/auth/login")
        .then()
        .statusCode(200)
        .body("headers.'x-client-device'", equalTo("device.1.signature"))
        .body("headers.cookie", nullValue());
    given()
        .header("X-Client-Device", "forged")
        .get("/api/auth/login")
        .then()
        .body("headers.'x-client-device'", nullValue());
  }

  @Test
  void requiresNoCsrfTokenForTheDeviceCookieAlone() {
    given().cookie("cg.device.v1", "d").post("/api/exchange-rate").then().statusCode(200);
    given()
        .cookie("cg.device.v1", "d")
        .cookie("other", "o")
        .post("/api/exchange-rate")
        .then()
        .statusCode(403);
    given()
        .cookie("cg.device.v1", "d")
        .header("Origin", "https://evil.example")
        .post("/api/exchange-rate")
        .then()
        .statusCode(403);
  }

  private static ValidatableResponse post(Session session, Map<String, String> headers) {
    return session.request().headers(headers).post("/api/exchange-rate").then();
  }

  @Test
  void forwardsTheStaffSignInCookieOnly() {
    Session session = Session.begin('k');

    session
        .request()
        .cookie("q_auth_staff_1", "state")
        .cookie("another", "1")
        .get("/api/auth/staff/callback?code=1&state=1")
        .then()
        .statusCode(200)
        .body("headers.cookie", equalTo("q_auth_staff_1=state"));
    given()
        .cookie("q_auth_staff_1", "state")
        .get("/api/exchange-rate")
        .then()
        .body("headers.cookie", nullValue());
  }

  @ParameterizedTest
  @EnumSource(GatewayError.class)
  void hasAMessageForEveryCodeInEveryLanguage(GatewayError code) {
    assertThat(messages.complete(code)).isTrue();
  }
}
