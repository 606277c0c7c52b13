package com.cruisemall.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Runs the frequent requests against a hundred thousand accounts and checks the generic plan of
 * every resulting statement.
 */
@AuthServiceTest
class HotQueriesTest {
  private static final int PEOPLE = 100_000;

  private static final String SENT =
      """
      select s.queryid, s.query, s.calls from pg_stat_statements s
      join pg_roles r on r.oid = s.userid join pg_database d on d.oid = s.dbid
      where r.rolname = 'auth_service' and d.datname = current_database()
        and s.query ~* '\\m(account|session|trip|affiliate_profile)\\M'
      """;

  @Test
  void usesAnIndexInEveryHotQuery() throws SQLException {
    try (Connection connection = AuthDatabase.asAdmin("?preferQueryMode=simple");
        Statement statement = connection.createStatement()) {
      // Disables foreign key triggers for fast inserts and deletes.
      statement.execute("set session_replication_role = replica");
      fill(statement);
      try {
        Map<Long, Long> before = calls(statement);
        beBusy();
        List<String> hot = sentSince(statement, before);

        assertThat(hot).hasSizeGreaterThanOrEqualTo(15);
        for (String query : hot) {
          assertThat(plan(statement, query)).as(query).doesNotContain("Seq Scan");
        }
      } finally {
        empty(statement);
      }
    }
  }

  private static void beBusy() {
    Shop.login("01088000001", "guess").then().statusCode(401);
    Shop.signUp("01088000001", "고객", Shop.PASSWORD).then().statusCode(201);
    Shop.signUp("01088000001", "고객", Shop.PASSWORD).then().statusCode(409);
    String sid = Shop.sessionId(Shop.login("01088000001", Shop.PASSWORD).cookie(Shop.COOKIE));
    String token = Shop.personToken(sid);
    AuthDatabase.update(
        "update session set last_seen_at = now() - interval '2 minutes' where id = ?", sid);
    Shop.requestSessionToken(sid).then().statusCode(200);
    String id = Shop.as(token).get("/api/auth/sessions").path("sessions[0].id");
    Shop.as(token).get("/api/user/profile").then().statusCode(200);
    Shop.as(token).get("/api/user/trips").then().statusCode(200);
    Shop.as(token)
        .header("If-Match", "\"1\"")
        .body("{\"name\":\"새 이름\"}")
        .patch("/api/user/profile")
        .then()
        .statusCode(200);
    Shop.as(token)
        .body(
            Shop.json(Map.of("currentPassword", Shop.PASSWORD, "newPassword", "another password")))
        .post("/api/auth/password")
        .then()
        .statusCode(200);
    Shop.as(token).delete("/api/auth/sessions/" + id).then().statusCode(200);
    Shop.logout(token).then().statusCode(200);

    String administrator = Shop.administrator();
    for (String query : new String[] {"010-8800", "+821088000001", "고객1", "kunde12"}) {
      Shop.as(administrator)
          .queryParam("query", query)
          .get("/api/admin/users")
          .then()
          .statusCode(200);
    }
    Shop.as(Shop.staff("01000000003")).get("/api/affiliate/agents").then().statusCode(200);
  }

  /** Half of the accounts have a trip; each has an ended and a live session. */
  private static void fill(Statement statement) throws SQLException {
    statement.execute(
        """
        insert into account (id, login_key, phone, name, role, password_hash, created_at)
        select gen_random_uuid(), 'hot-' || n, 'hot-' || n, '고객' || n, 'USER', 'none', now()
        from generate_series(1, %d) n
        """
            .formatted(PEOPLE));
    statement.execute(
        """
        insert into session
          (id, account_id, device, created_at, last_seen_at, expires_at, ended_at, end_reason)
        select 'hot-' || live || a.id, a.id, '', now(), now(), now() + interval '1 day',
               case when live then null else now() - interval '2 days' end,
               case when live then null else 'LOGGED_OUT' end
        from account a, (values (true), (false)) as which (live) where a.login_key like 'hot-%'
        """);
    statement.execute(
        """
        insert into trip (id, account_id, order_id, reservation_code, product_code, ship_name,
                          destinations, start_date, end_date, nights, created_at)
        select gen_random_uuid(), id, login_key, login_key, 'P', 'S', '{}', '2026-05-01',
               '2026-05-05', 4, now()
        from account where login_key ~ '^hot-.*[13579]$'
        """);
    statement.execute(
        """
        insert into affiliate_profile (id, account_id, affiliate_code, type, display_name)
        select gen_random_uuid(), id, login_key, 'SALES_AGENT', login_key
        from account where login_key ~ '^hot-.*00$'
        """);
    statement.execute("analyze account, session, trip, affiliate_profile");
  }

  private static void empty(Statement statement) throws SQLException {
    statement.execute("delete from trip where order_id like 'hot-%'");
    statement.execute("delete from affiliate_profile where affiliate_code like 'hot-%'");
    statement.execute("delete from session where id like 'hot-%'");
    statement.execute("delete from account where login_key like 'hot-%'");
    statement.execute("vacuum analyze account, session, trip, affiliate_profile");
  }

  private static Map<Long, Long> calls(Statement statement) throws SQLException {
    Map<Long, Long> calls = new LinkedHashMap<>();
    try (ResultSet rows = statement.executeQuery(SENT)) {
      while (rows.next()) {
        calls.put(rows.getLong("queryid"), rows.getLong("calls"));
      }
    }
    return calls;
  }

  private static List<String> sentSince(Statement statement, Map<Long, Long> before)
      throws SQLException {
    List<String> queries = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(SENT)) {
      while (rows.next()) {
        if (rows.getLong("calls") > before.getOrDefault(rows.getLong("queryid"), 0L)) {
          queries.add(rows.getString("query"));
        }
      }
    }
    return queries;
  }

  /** Returns the generic plan, which does not depend on parameter values. */
  private static String plan(Statement statement, String query) throws SQLException {
    StringBuilder plan = new StringBuilder();
    try (ResultSet rows = statement.executeQuery("explain (generic_plan) " + query)) {
      while (rows.next()) {
        plan.append(rows.getString(1)).append('\n');
      }
    }
    return plan.toString();
  }
}
