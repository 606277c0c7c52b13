package com.cruisemall.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.redis.datasource.RedisDataSource;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@AuthServiceTest
class SessionsResourceTest {
  private static final String CHROME =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/140.0.0.0 Safari/537.36";

  @Inject RedisDataSource redis;

  private static ValidatableResponse list(String token) {
    return Shop.as(token).get("/api/auth/sessions").then().statusCode(200);
  }

  private static ValidatableResponse revoke(String token, String id) {
    return Shop.as(token).delete("/api/auth/sessions/" + id).then();
  }

  private void assertTombstone(String sid, String reason) {
    assertThat(redis.value(String.class).get("cm:session:{" + sid + "}"))
        .isEqualTo("{\"ended\":\"" + reason + "\"}");
  }

  private static String partner(String phone) {
    String sid = Shop.customer(phone);
    AuthDatabase.update("update account set role = 'AGENT' where phone = ?", phone);
    return sid;
  }

  private static String login(String phone) {
    return Shop.sessionId(
        Shop.login(phone, Shop.PASSWORD).then().statusCode(200).extract().cookie(Shop.COOKIE));
  }

  @Test
  void listsTheLiveSessions() {
    Shop.customer("010-3000-0001");
    String cookie =
        Shop.guest()
            .header("User-Agent", CHROME)
            .body(Shop.json(Map.of("phone", "01030000001", "password", Shop.PASSWORD)))
            .post("/api/auth/login")
            .then()
            .extract()
            .cookie(Shop.COOKIE);
    String sid = Shop.sessionId(cookie);

    ValidatableResponse answer = list(Shop.personToken(sid));

    answer
        .header("Cache-Control", "private, no-store")
        .body("sessions", hasSize(1))
        .body("sessions[0].device", equalTo("Chrome, Windows"))
        .body("sessions[0].current", equalTo(true))
        .body("sessions[0].id", matchesPattern("[0-9a-f]{8}-[0-9a-f]{4}-7.*"))
        .body("sessions[0].lastSeenAt", matchesPattern("20\\d\\d-.*Z"));
    assertThat(answer.extract().asString()).doesNotContain(sid);
  }

  @Test
  void allowsThreeSessionsOfAPartnerAndEndsTheOldest() {
    String first = partner("010-3000-0002");
    login("010-3000-0002");
    login("010-3000-0002");
    assertThat(AuthDatabase.liveSessions("+821030000002")).hasSize(3);

    String fourth = login("010-3000-0002");

    assertThat(AuthDatabase.liveSessions("+821030000002")).hasSize(3).doesNotContain(first);
    Shop.requestSessionToken(first)
        .then()
        .statusCode(401)
        .body("error.code", equalTo("SESSION_SUPERSEDED"));
    list(Shop.personToken(fourth)).body("sessions.current", contains(false, false, true));
  }

  @Test
  void revokesASessionFromAnotherOne() {
    String first = partner("010-3000-0003");
    String firstToken = Shop.personToken(first);
    String token = Shop.personToken(login("010-3000-0003"));
    String id = list(token).extract().path("sessions[0].id");

    revoke(token, id).statusCode(200).header("Set-Cookie", nullValue());

    Shop.me(firstToken).then().statusCode(401).body("error.code", equalTo("SESSION_ENDED"));
    assertTombstone(first, "REVOKED");
    list(token).body("sessions", hasSize(1));
    revoke(token, id).statusCode(200);
  }

  @Test
  void clearsTheCookieWhenASessionRevokesItself() {
    String token = Shop.personToken(Shop.customer("010-3000-0004"));
    String id = list(token).extract().path("sessions[0].id");

    revoke(token, id).statusCode(200).header("Set-Cookie", containsString("Max-Age=0"));

    Shop.me(token).then().statusCode(401);
  }

  @Test
  void hidesSessionsOfOthers() {
    String other = Shop.personToken(Shop.customer("010-3000-0005"));
    String id = list(other).extract().path("sessions[0].id");
    String token = Shop.personToken(Shop.customer("010-3000-0006"));

    revoke(token, id).statusCode(404).body("error.code", equalTo("NOT_FOUND"));
    revoke(token, UUID.randomUUID().toString()).statusCode(404);
    revoke(token, "nonsense").statusCode(404);

    Shop.me(other).then().statusCode(200);
  }

  @Test
  void rejectsGuests() {
    Shop.guest().get("/api/auth/sessions").then().statusCode(401);
  }

  @Test
  void expiresIdleAndOldSessions() {
    String idle = Shop.customer("010-3000-0007");
    String old = Shop.customer("010-3000-0008");
    AuthDatabase.update(
        "update session set last_seen_at = now() - interval '14 days' where id = ?", idle);
    AuthDatabase.update("update session set expires_at = now() where id = ?", old);

    for (String sid : new String[] {idle, old}) {
      Shop.requestSessionToken(sid)
          .then()
          .statusCode(401)
          .body("error.code", equalTo("SESSION_ENDED"));
      assertTombstone(sid, "EXPIRED");
      assertThat(AuthDatabase.column("select end_reason from session where id = ?", sid))
          .containsExactly("EXPIRED");
    }
  }

  @Test
  void recordsTheUseOfASessionAtMostOnceAMinute() {
    String sid = Shop.customer("010-3000-0009");
    String query = "select last_seen_at from session where id = ?";
    String begun = AuthDatabase.column(query, sid).getFirst();

    Shop.personToken(sid);
    assertThat(AuthDatabase.column(query, sid)).containsExactly(begun);
    AuthDatabase.update(
        "update session set last_seen_at = now() - interval '61 seconds' where id = ?", sid);
    String before = AuthDatabase.column(query, sid).getFirst();
    Shop.personToken(sid);

    assertThat(AuthDatabase.column(query, sid).getFirst()).isGreaterThan(before);
  }

  @Test
  void publishesAnEventForEveryEnd() {
    String sid = Shop.customer("010-3000-0010");
    String token = Shop.personToken(sid);

    Shop.logout(token).then().statusCode(200);
    Shop.logout(token).then().statusCode(200);

    assertThat(SentEvents.await("auth.session-ended.v1", sid))
        .singleElement()
        .asString()
        .contains("\"reason\": \"LOGGED_OUT\"");
  }

  @Test
  void endsTheSessionForAReasonOfANewerVersion() {
    String sid = Shop.customer("010-3000-0011");

    SentEvents.send(
        "auth.session-ended.v1",
        sid,
        "{\"sid\":\"%s\",\"userId\":\"%s\",\"reason\":\"ANOTHER\",\"more\":1}"
            .formatted(sid, UUID.randomUUID()));

    Awaitility.await("the tombstone").untilAsserted(() -> assertTombstone(sid, "ENDED_BY_STAFF"));
  }
}
