package com.cruisemall.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@AuthServiceTest
class AuditTrailTest {
  @Test
  void recordsLoginFailureAndLogout() throws SQLException {
    Shop.login("010123460", "not the password");
    String account = Shop.login("010123460", "3800").path("user.id");
    String sid = Shop.session("010123460");
    Shop.logout(Shop.personToken(sid));

    Awaitility.await("the failure, which is written behind")
        .untilAsserted(() ->
            assertThat(typesAbout(account))
                .containsExactlyInAnyOrder(
                    "LOGIN_FAILED", "LOGGED_IN", "SESSION_ENDED", "LOGGED_IN", "SESSION_ENDED"));
    admin()
        .queryParam("account", account)
        .queryParam("type", "SESSION_ENDED")
        .get("/api/admin/audit")
        .then()
        .statusCode(200)
        .header("Cache-Control", "private, no-store")
        .body("events", hasSize(2))
        .body("events[0].details.reason", equalTo("LOGGED_OUT"))
        .body("events[0].details.sid", equalTo(sid))
        .body("events[0].actor.kind", equalTo("PERSON"))
        .body("events[0].actor.name", equalTo(account))
        .body("events[1].details.reason", equalTo("SUPERSEDED"))
        .body("pagination.total", equalTo(2));
  }

  @Test
  void recordsTheClientAddress() throws SQLException {
    given()
        .auth()
        .oauth2(Shop.serviceToken("anonymous"))
        .header("X-Client-Address", "203.0.113.9")
        .header("X-Request-Id", "audit-test-1")
        .contentType("application/json")
        .body(Map.of("phone", "01077778888", "password", "a secret of mine"))
        .post("/api/auth/login")
        .then()
        .statusCode(401);

    Awaitility.await("the failure")
        .untilAsserted(() ->
            assertThat(
                    AuthDatabase.column(
                        "select address || ' ' || actor_kind || ' ' || details::text"
                            + " from audit_event where request_id = 'audit-test-1'"))
                .containsExactly("203.0.113.9 GUEST {\"why\": \"UNKNOWN\", \"login\": \"…88\"}"));
    assertThat(AuthDatabase.column("select audit_event::text from audit_event"))
        .noneMatch(line -> line.contains("01077778888") || line.contains("a secret of mine"));
  }

  @Test
  void returnsPages() {
    for (int i = 0; i < 3; i++) {
      Shop.session("010123461");
    }
    String admin = adminToken();
    List<String> all = page(admin, 1, 4);
    List<String> first = page(admin, 1, 2);
    List<String> second = page(admin, 2, 2);

    assertThat(all).hasSize(4).isSortedAccordingTo(Collections.reverseOrder());
    assertThat(first).isEqualTo(all.subList(0, 2));
    assertThat(second).isEqualTo(all.subList(2, 4));
    admin()
        .queryParam("type", "LOGGED_IN")
        .get("/api/admin/audit")
        .then()
        .body("events.type", everyItem(equalTo("LOGGED_IN")))
        .body("pagination.limit", equalTo(20));
  }

  private static List<String> page(String token, int page, int limit) {
    return given()
        .auth()
        .oauth2(token)
        .queryParam("page", page)
        .queryParam("limit", limit)
        .queryParam("type", "LOGGED_IN")
        .get("/api/admin/audit")
        .jsonPath()
        .getList("events.id");
  }

  @Test
  void rejectsAllButAdministrators() {
    String customer = Shop.personToken(Shop.session("010123462"));
    String agent =
        Shop.personToken(
            Shop.sessionId(Shop.login("01000000002", "cruise-demo-2026").cookie(Shop.COOKIE)));

    for (String token : List.of(customer, agent, Shop.serviceToken("anonymous"))) {
      given()
          .auth()
          .oauth2(token)
          .get("/api/admin/audit")
          .then()
          .statusCode(403)
          .body("error.code", equalTo("FORBIDDEN"));
    }
    given().get("/api/admin/audit").then().statusCode(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"type=%27--", "account=1", "page=0", "limit=1000"})
  void reportsInvalidParameters(String query) {
    admin()
        .get("/api/admin/audit?" + query)
        .then()
        .statusCode(400)
        .body("error.details", hasKey(query.substring(0, query.indexOf('='))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_event set type = 'NOTHING'",
        "delete from audit_event",
        "truncate audit_event"
      })
  void rejectsUpdatesAndDeletesOfEntries(String sql) throws SQLException {
    Shop.session("010123463");
    try (Connection service = AuthDatabase.asService();
        Connection owner = AuthDatabase.asOwner()) {
      for (Connection role : List.of(service, owner)) {
        try (Statement statement = role.createStatement()) {
          assertThatThrownBy(() -> statement.execute(sql))
              .isInstanceOfSatisfying(
                  SQLException.class,
                  refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
        }
      }
    }
  }

  @Test
  void writesAFloodOfFailuresOnOneConnection() throws Exception {
    int failures = 12;
    try (Connection admin = AuthDatabase.asAdmin();
        Statement statement = admin.createStatement()) {
      admin.setAutoCommit(false);
      statement.execute("lock table audit_event in exclusive mode");
      List<Callable<Integer>> attempts =
          IntStream.range(0, failures)
              .<Callable<Integer>>mapToObj(
                  n -> () -> Shop.login("0905550" + (100 + n), "guess").statusCode())
              .toList();
      try (ExecutorService threads = Executors.newFixedThreadPool(failures)) {
        for (var answer : threads.invokeAll(attempts)) {
          assertThat(answer.get()).isEqualTo(401);
        }
      }
      assertThat(
              AuthDatabase.column(
                  "select count(*) from pg_stat_activity where usename = 'auth_service'"
                      + " and datname = current_database() and wait_event_type = 'Lock'"))
          .first()
          .satisfies(waiting -> assertThat(Integer.parseInt(waiting)).isLessThanOrEqualTo(1));
      admin.rollback();
    }

    Awaitility.await("every failure, afterwards")
        .untilAsserted(() ->
            assertThat(
                    AuthDatabase.column(
                        "select count(*) from audit_event where type = 'LOGIN_FAILED'"
                            + " and details ->> 'why' = 'UNKNOWN'"
                            + " and details ->> 'login' ~ '^…[0-9]{2}$'"
                            + " and at > now() - interval '1 minute'"))
                .first()
                .satisfies(
                    found -> assertThat(Integer.parseInt(found)).isGreaterThanOrEqualTo(failures)));
  }

  private static List<String> typesAbout(String account) throws SQLException {
    return AuthDatabase.column(
        "select type from audit_event where account_id = '" + account + "' order by id");
  }

  private static RequestSpecification admin() {
    return given().auth().oauth2(adminToken());
  }

  private static String adminToken() {
    return Shop.personToken(
        Shop.sessionId(Shop.login("01000000001", "cruise-demo-2026").cookie(Shop.COOKIE)));
  }
}
