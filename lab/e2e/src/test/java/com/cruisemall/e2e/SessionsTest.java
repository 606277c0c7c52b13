package com.cruisemall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.test.Concurrently;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

class SessionsTest {
  private final Stack stack = Stack.get();

  @Test
  void keepsOneSessionAfterFiftyConcurrentLogins() throws SQLException {
    List<HttpResponse<String>> logins =
        Concurrently.run(IntStream.range(0, 50).mapToObj(_ -> () -> ShopClient.login("010123450")));
    assertThat(logins).extracting(HttpResponse::statusCode).containsOnly(200);

    List<String> cookies = logins.stream().map(ShopClient::cookie).toList();
    List<String> working =
        cookies.stream().filter(cookie -> me(cookie).statusCode() == 200).toList();
    assertThat(working).hasSize(1);
    assertThat(liveInPostgres("010123450")).containsExactly(ShopClient.sid(working.getFirst()));
    assertThat(liveInRedis(cookies)).containsExactly(ShopClient.sid(working.getFirst()));
    assertThat(cookies)
        .filteredOn(cookie -> !working.contains(cookie))
        .allSatisfy(cookie -> assertThat(me(cookie).body()).contains("SESSION_SUPERSEDED"));
  }

  @Test
  void readsTheSessionWithoutSqlStatements() throws SQLException {
    String cookie = ShopClient.cookie(ShopClient.login("010123451"));
    long before = statements();

    int requests = 1000;
    for (int i = 0; i < requests; i++) {
      assertThat(me(cookie).statusCode()).isEqualTo(200);
    }

    // The outbox is read every second, with any number of requests.
    assertThat(statements() - before).isLessThan(requests / 2);
  }

  @Test
  void keepsSessionsWhenRedisStopsUnderLoad() {
    List<String> cookies =
        IntStream.rangeClosed(52, 61)
            .mapToObj(n -> ShopClient.cookie(ShopClient.login("0101234" + n)))
            .toList();
    List<HttpResponse<String>> answers = Collections.synchronizedList(new ArrayList<>());
    try (RepeatedCalls _ =
        new RepeatedCalls(
            cookies.size(), Duration.ZERO, user -> answers.add(me(cookies.get(user))))) {
      awaitMore(answers, 100);
      stack.control("redis", "stop");
      awaitMore(answers, 200);
      stack.control("redis", "start");
      awaitMore(answers, 200);
    }

    assertThat(answers).extracting(HttpResponse::statusCode).isSubsetOf(200, 503);
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() == 503)
        .allSatisfy(answer -> assertThat(answer.headers().firstValue("Retry-After")).isPresent());
    assertThat(cookies).allSatisfy(cookie -> assertThat(me(cookie).statusCode()).isEqualTo(200));
  }

  private static void awaitMore(List<?> answers, int more) {
    int target = answers.size() + more;
    Awaitility.await().until(() -> answers.size() >= target);
  }

  private static HttpResponse<String> me(String cookie) {
    return ShopClient.get("/api/auth/me", cookie);
  }

  private List<String> liveInPostgres(String phone) throws SQLException {
    try (Connection database = stack.database();
        PreparedStatement query =
            database.prepareStatement(
                """
                select s.id from session s join account a on a.id = s.account_id
                where a.login_key = ? and s.ended_at is null
                """)) {
      query.setString(1, phone);
      List<String> live = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          live.add(rows.getString(1));
        }
      }
      return live;
    }
  }

  private List<String> liveInRedis(List<String> cookies) {
    try (Jedis redis = stack.redis()) {
      return cookies.stream()
          .map(ShopClient::sid)
          .filter(sid -> {
            String entry = redis.get("cm:session:{" + sid + "}");
            return entry != null && entry.contains("\"token\"");
          })
          .collect(Collectors.toList());
    }
  }

  /** Returns the number of statements that auth-service's role has executed. */
  private long statements() throws SQLException {
    try (Connection database = stack.database();
        PreparedStatement query =
            database.prepareStatement(
                """
                select coalesce(sum(calls), 0) from pg_stat_statements s
                join pg_roles r on r.oid = s.userid where r.rolname = 'auth_service'
                """);
        ResultSet rows = query.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
