package com.cruisemall.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.e2e.HastyPrometheus.Watched;
import com.cruisemall.kit.test.Concurrently;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Something is put wrong, the alert of it fires; it is put right, and the alert clears. The rules
 * are those of production, in which time runs faster.
 */
@EnabledIfSystemProperty(named = "cruise.all", matches = ".*")
class AlertsTest {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /** More than the pool of a service has connections. */
  private static final int CROWD = 40;

  private static final Duration THINKING = Duration.ofMillis(100);

  private static HastyPrometheus prometheus;

  private final Stack stack = Stack.get();
  private final AtomicBoolean crowded = new AtomicBoolean();

  @BeforeAll
  static void watch() {
    prometheus = new HastyPrometheus();
  }

  @AfterAll
  static void leave() {
    prometheus.close();
  }

  @AfterEach
  void calmDown() {
    crowded.set(false);
    Sandbox.calmDown();
  }

  @Test
  void partsThatAreAway() {
    String cookie = Client.cookie(Client.login("01012342"));
    String offer = Buyer.offer(1);
    Buyer buyer = new Buyer("01012343", true);
    stack.control("chat", "stop");
    stack.control("kafka", "stop");
    buyer.buy(offer);
    stack.control("redis", "stop");

    Set<String> alerts =
        Set.of(
            "ServiceDown",
            "BreakerOpen",
            "ErrorBudgetBurnsFast",
            "ErrorBudgetBurnsSlowly",
            "RedisDegraded",
            "OutboxStuck");
    awaitFiring(
        alerts,
        () -> {
          Client.get("/api/orders", cookie);
          askWhatIsAway();
        });
    List.of("redis", "kafka", "chat").forEach(server -> stack.control(server, "start"));
    awaitSilent(alerts, () -> browse(cookie));
  }

  @Test
  void aServiceThatDoesNotStayUp() {
    for (int time = 0; time < 3; time++) {
      stack.control("rates", "restart");
      long started = System.nanoTime();
      Awaitility.await("Prometheus has seen it")
          .atMost(PATIENCE)
          .until(() ->
              !prometheus.ask().query("up{job=\"rates\"} == 1").isEmpty()
                  && System.nanoTime() - started > Duration.ofSeconds(3).toNanos());
    }

    awaitFiring(Set.of("Restarting"), () -> {});
    awaitSilent(Set.of("Restarting"), () -> {});
  }

  /** It has a quarter of its memory, hardly more than it needs to live. */
  @Test
  void aHeapThatIsTooSmall() {
    Set<String> alerts = Set.of("MemoryNearLimit");
    Map<String, String> little = Map.of("_JAVA_OPTIONS", "-Xmx33m -XX:MaxNewSize=12m");
    try (SecondInstance rates = new SecondInstance("rates", little);
        Watched _ = prometheus.watch("rates", rates)) {
      awaitFiring(alerts, () -> {});
    }

    awaitSilent(alerts, () -> {});
  }

  @Test
  void aDatabaseInWhichEverythingWaits() throws SQLException {
    Set<String> alerts = Set.of("PagesSlow", "ConnectionPoolExhausted", "TransactionsFail");
    String cookie = Client.cookie(Client.login("01012342"));
    try (Connection database = stack.database("payment")) {
      database.setAutoCommit(false);
      run(database, "lock table product in access exclusive mode");
      crowd(person ->
          HttpRequest.newBuilder(stack.gateway("/api/products?limit=1&at=" + System.nanoTime()))
              .header("X-Forwarded-For", "198.51.100." + person));
      awaitFiring(alerts, () -> {});
      crowded.set(false);
      database.rollback();
    }

    awaitSilent(alerts, () -> browse(cookie));
  }

  @Test
  void moreAtOnceThanAGatewayTakes() throws SQLException {
    Set<String> alerts = Set.of("LoadShed");
    List<String> cookies =
        IntStream.range(13, 17)
            .mapToObj(person -> Client.cookie(Client.login("0101234" + person)))
            .toList();
    Map<String, String> little =
        Map.of(
            "CRUISEMALL_SHEDDING_INITIAL_LIMIT", "10",
            "CRUISEMALL_SHEDDING_LEAST_LIMIT", "10",
            "CRUISEMALL_SHEDDING_MOST_LIMIT", "10");
    try (SecondInstance small = new SecondInstance("gateway", little);
        Watched _ = prometheus.watch("gateway", small);
        Connection database = stack.database("auth")) {
      database.setAutoCommit(false);
      run(database, "lock table account in access exclusive mode");
      crowd(person ->
          HttpRequest.newBuilder(small.uri("/api/user/profile"))
              .header("Cookie", Client.COOKIE + "=" + cookies.get(person % cookies.size())));
      awaitFiring(alerts, () -> {});
      crowded.set(false);
      database.rollback();
      awaitSilent(alerts, () -> {});
    }
  }

  @Test
  void anAuditThatCannotBeWritten() throws SQLException {
    Set<String> alerts = Set.of("AuditLost");
    Map<String, String> little =
        Map.of("CRUISEMALL_AUDIT_QUEUE", "2", "CRUISEMALL_AUDIT_BATCH", "1");
    try (SecondInstance small = new SecondInstance("auth", little);
        SecondInstance gateway = SecondInstance.gatewayBefore("auth", small);
        Watched _ = prometheus.watch("auth", small);
        Connection database = stack.database("auth")) {
      database.setAutoCommit(false);
      run(database, "lock table audit_event in exclusive mode");
      awaitFiring(alerts, () -> logInAsNobody(gateway));
      database.rollback();
      awaitSilent(alerts, () -> {});
    }
  }

  @Test
  void ratesThatAreFetchedAllTheTimeAndThenNoMore() {
    Set<String> often = Set.of("FeedCalledTooOften");
    Set<String> stale = Set.of("RatesStale");
    Map<String, String> restless =
        Map.of(
            "CRUISEMALL_RATES_REFRESH_INTERVAL", "1s",
            "CRUISEMALL_RATES_REFRESH_JITTER", "0s",
            "CRUISEMALL_RATES_RETRY_PAUSE", "8s",
            "CRUISEMALL_RATES_RETRY_PAUSE_MAX", "8s");
    try (SecondInstance rates = new SecondInstance("rates", restless);
        SecondInstance gateway = SecondInstance.gatewayBefore("rates", rates);
        Watched _ = prometheus.watch("rates", rates)) {
      Runnable ask =
          () ->
              Stack.send(
                  HttpRequest.newBuilder(
                      gateway.uri("/api/exchange-rate?currency=USD&at=" + System.nanoTime())));
      awaitSilent(stale, ask);
      awaitFiring(often, ask);
      List.of("feed-v6", "feed-v4").forEach(feed -> Sandbox.fault(feed, "{\"kind\":\"ERROR\"}"));
      awaitFiring(stale, ask);
      awaitSilent(often, ask);
      Sandbox.calmDown();
      awaitSilent(stale, ask);
    }
  }

  @Test
  void partnersThatFail() throws IOException, InterruptedException {
    HttpResponse<String> bought = new Buyer("01012344", true).buy(Buyer.offer(1));
    Sandbox.fault("psp", "{\"kind\":\"HANG\"}");
    Sandbox.fault("{\"kind\":\"UNAVAILABLE\"}");
    Sandbox.fault("drive", "{\"kind\":\"UNAVAILABLE\"}");
    String cookie = Client.cookie(Client.login("01012344"));
    StoredPassport.send(Stack.json(bought.body()).at("/order/orderId").asText(), cookie);
    Thread paying =
        Thread.ofVirtual().start(() -> new Buyer("01012345", false).buy(Buyer.offer(1)));

    awaitFiring(Set.of("PaymentsUnknown", "ModelFails", "PassportsWait"), AlertsTest::ask);
    paying.join();
    Sandbox.fault("drive", "{\"kind\":\"STORAGE_FULL\"}");
    awaitFiring(Set.of("PassportsFailed"), () -> {});

    Sandbox.calmDown();
    String administrator = Client.cookie(Client.loginAsAdministrator());
    assertThat(
            Client.postOnce(
                    "/api/admin/uploads/replay", "{}", administrator, UUID.randomUUID().toString())
                .statusCode())
        .isEqualTo(202);
    awaitSilent(
        Set.of("PaymentsUnknown", "ModelFails", "PassportsWait", "PassportsFailed"),
        AlertsTest::ask);
  }

  @Test
  void holdsThatDoNotEnd() throws SQLException {
    String cookie = Client.cookie(Client.login("01012346"));
    String id = Buyer.place(Buyer.offer(1), cookie).path("orderId").asText();
    try (Connection database = stack.database("payment")) {
      run(
          database,
          """
          create function never() returns trigger language plpgsql as
            $$ begin raise exception 'never'; end $$;
          create trigger never before update of status on orders
            for each row when (old.id = '%s') execute function never();
          update orders set hold_expires_at = now() - interval '2 minutes' where id = '%1$s'
          """
              .formatted(id));
      awaitFiring(Set.of("HoldsLeak"), () -> {});
      run(database, "drop function never cascade");
    }

    awaitSilent(Set.of("HoldsLeak"), () -> {});
  }

  @Test
  void booksThatDiffer() throws SQLException {
    HttpResponse<String> bought = new Buyer("01012347", true).buy(Buyer.offer(1));
    String id = Stack.json(bought.body()).at("/order/orderId").asText();
    String administrator = Client.cookie(Client.loginAsAdministrator());
    Runnable check = () -> Client.get("/api/admin/ledger/check?days=1", administrator);

    change("payment", "update orders set amount = amount + 1 where id = '" + id + "'");
    awaitFiring(Set.of("LedgerDiffers"), check);
    change("payment", "update orders set amount = amount - 1 where id = '" + id + "'");
    awaitSilent(Set.of("LedgerDiffers"), check);
  }

  @Test
  void aRefundThatTheProviderRefused() throws SQLException {
    HttpResponse<String> given = new Buyer("01012348", true).buyAndGiveBack(Buyer.offer(1));
    assertThat(given.statusCode()).as(given.body()).isEqualTo(200);
    String last =
        """
        update refund set status = '%s', done_at = %s
        where order_id = (select order_id from refund order by requested_at desc limit 1);
        update orders set status = '%s'
        where id = (select order_id from refund order by requested_at desc limit 1)
        """;

    change("payment", last.formatted("FAILED", "null", "SHORTFALL"));
    awaitFiring(Set.of("RefundsFailed"), () -> {});
    change("payment", last.formatted("DONE", "requested_at", "REFUNDED"));
    awaitSilent(Set.of("RefundsFailed"), () -> {});
  }

  @Test
  void anEventThatNobodyUnderstands() throws SQLException {
    change(
        "payment",
        """
        insert into outbox_event (topic, key, body, request_id)
        values ('payment.order-paid.v1', 'nobody', '{"nothing": "that is known"}', 'none')
        """);
    new Buyer("01012349", true).buy(Buyer.offer(1));

    awaitFiring(Set.of("OrderEventsDead"), () -> {});
    awaitSilent(Set.of("OrderEventsDead"), () -> {});
  }

  @Test
  void aKeyThatIsTooOld() throws SQLException {
    change(
        "auth",
        """
        update signing_key set signs_from = now() - interval '33 days'
        where retired_at is null and signs_from <= now()
        """);

    awaitFiring(Set.of("SigningKeyOld"), () -> Client.login("010123411"));
    Stack.command("rotate-keys");
    awaitSilent(Set.of("SigningKeyOld"), () -> {});
  }

  @Test
  void passportsThatAreKeptTooLong() throws SQLException, IOException, InterruptedException {
    HttpResponse<String> bought = new Buyer("010123410", true).buy(Buyer.offer(1));
    String cookie = Client.cookie(Client.login("010123410"));
    StoredPassport passport =
        StoredPassport.of(Stack.json(bought.body()).at("/order/orderId").asText(), cookie);
    String received = "update document set received_at = now() - interval '%s' where id = '%s'";

    change("upload", received.formatted("2 years", passport.document()));
    awaitFiring(Set.of("RetentionOverdue"), () -> {});
    change("upload", received.formatted("1 minute", passport.document()));
    awaitSilent(Set.of("RetentionOverdue"), () -> {});
  }

  /** What is encrypted cannot be wrapped anew, because somebody else holds it. */
  @Test
  void aChangeOfThePassportKeyThatDoesNotEnd()
      throws SQLException, IOException, InterruptedException {
    Set<String> alerts = Set.of("PassportKeyChangeUnfinished");
    HttpResponse<String> bought = new Buyer("010123412", true).buy(Buyer.offer(1));
    StoredPassport.of(
        Stack.json(bought.body()).at("/order/orderId").asText(),
        Client.cookie(Client.login("010123412")));
    Map<String, String> changed =
        Map.of(
            "PASSPORT_MASTER_KEY",
            Base64.getEncoder().encodeToString("the key that comes next, 32 byte".getBytes(UTF_8)),
            "PASSPORT_MASTER_KEY_PREVIOUS",
            stack.secret("PASSPORT_MASTER_KEY"));
    try (Connection database = stack.database("upload")) {
      database.setAutoCommit(false);
      run(database, "select from passport_request for update; select from document for update");
      try (SecondInstance upload = new SecondInstance("upload", changed);
          Watched _ = prometheus.watch("upload", upload)) {
        awaitFiring(alerts, () -> {});
      }
    }

    awaitSilent(alerts, () -> {});
  }

  private void awaitFiring(Set<String> alerts, Runnable use) {
    Set<String> missing = new TreeSet<>(alerts);
    Awaitility.await("alerts fire")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(() -> {
          use.run();
          missing.removeAll(prometheus.ask().firing());
          assertThat(missing).isEmpty();
        });
    System.err.println("fired: " + alerts);
  }

  private void awaitSilent(Set<String> alerts, Runnable use) {
    Set<String> still = new HashSet<>(alerts);
    Awaitility.await("alerts clear")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(() -> {
          use.run();
          still.retainAll(prometheus.ask().firing());
          assertThat(still).isEmpty();
        });
    System.err.println("cleared: " + alerts);
  }

  /** Ordinary use, without which a ratio stays what it was. */
  private static void browse(String cookie) {
    for (int page = 0; page < 5; page++) {
      Client.get("/api/auth/me", cookie);
      Client.get("/api/products?limit=1&at=" + System.nanoTime());
    }
  }

  /** Each failure is to be in the audit. */
  private static void logInAsNobody(SecondInstance gateway) {
    Concurrently.run(
        5,
        n ->
            () ->
                Stack.send(
                        HttpRequest.newBuilder(gateway.uri("/api/auth/login"))
                            .header("Content-Type", "application/json")
                            .POST(
                                BodyPublishers.ofString(
                                    "{\"phone\":\"0109999000%d\",\"password\":\"%d\"}"
                                        .formatted(n, System.nanoTime()))))
                    .statusCode());
  }

  /** Often enough for the gateway to stop asking. */
  private static void askWhatIsAway() {
    Concurrently.run(CROWD, _ -> () -> Client.get("/api/chat/knowledge/passport").statusCode());
  }

  /** Each time somebody else. */
  private static void ask() {
    String address = "203.0.113." + ThreadLocalRandom.current().nextInt(256);
    Client.post("/api/chat/stream", "{\"text\":\"여권\"}", "X-Forwarded-For", address);
  }

  /** Many who ask again and again. */
  private void crowd(IntFunction<HttpRequest.Builder> request) {
    crowded.set(true);
    IntStream.range(0, CROWD)
        .forEach(person ->
            Thread.ofVirtual()
                .start(() -> {
                  while (crowded.get()) {
                    Stack.send(request.apply(person));
                    LockSupport.parkNanos(THINKING.toNanos());
                  }
                }));
  }

  /** Past every guard that the tables have. */
  private void change(String name, String statements) throws SQLException {
    try (Connection database = stack.database(name)) {
      run(database, "set session_replication_role = replica; " + statements);
    }
  }

  private static void run(Connection database, String statements) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(statements);
    }
  }
}
