package com.cruisemall.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.e2e.AcceleratedPrometheus.Scrape;
import com.cruisemall.kit.test.Concurrently;
import com.cruisemall.local.process.Replica;
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
 * Causes the condition of each alert, waits until it fires, ends the condition and waits until it
 * clears. The rules are those of production with shorter times.
 */
@EnabledIfSystemProperty(named = "cruise.all", matches = ".*")
class AlertsTest {
  private static final Duration TIMEOUT = Duration.ofMinutes(4);

  /** More than the connections of a service's pool. */
  private static final int CONCURRENT_USERS = 40;

  private static final Duration THINK_TIME = Duration.ofMillis(100);

  private static AcceleratedPrometheus prometheus;

  private final Stack stack = Stack.get();
  private final AtomicBoolean underLoad = new AtomicBoolean();

  @BeforeAll
  static void startPrometheus() {
    prometheus = new AcceleratedPrometheus();
  }

  @AfterAll
  static void stopPrometheus() {
    prometheus.close();
  }

  @AfterEach
  void endLoadAndFaults() {
    underLoad.set(false);
    Sandbox.reset();
  }

  @Test
  void firesDuringAnOutageOfServersAndAService() {
    String cookie = ShopClient.cookie(ShopClient.login("01012342"));
    Outage.start();

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
          ShopClient.get("/api/orders", cookie);
          callStoppedService();
        });
    Outage.end();
    awaitSilent(alerts, () -> browse(cookie));
  }

  @Test
  void firesWhenAServiceRestartsAgainAndAgain() {
    for (int time = 0; time < 3; time++) {
      stack.control("rates", "restart");
      long started = System.nanoTime();
      Awaitility.await("the restart is scraped")
          .atMost(TIMEOUT)
          .until(() ->
              !prometheus.client().query("up{job=\"rates\"} == 1").isEmpty()
                  && System.nanoTime() - started > Duration.ofSeconds(3).toNanos());
    }

    awaitFiring(Set.of("Restarting"), () -> {});
    awaitSilent(Set.of("Restarting"), () -> {});
  }

  /** The replica has a quarter of its memory, hardly more than its live set. */
  @Test
  void firesWhenTheHeapIsAlmostFull() {
    Set<String> alerts = Set.of("MemoryNearLimit");
    Map<String, String> limits = Map.of("_JAVA_OPTIONS", "-Xmx33m -XX:MaxNewSize=12m");
    try (Replica rates = Replicas.start("rates", limits);
        Scrape _ = prometheus.scrape("rates", rates)) {
      awaitFiring(alerts, () -> {});
    }

    awaitSilent(alerts, () -> {});
  }

  @Test
  void firesWhenADatabaseLockBlocksRequests() throws SQLException {
    Set<String> alerts = Set.of("PagesSlow", "ConnectionPoolExhausted", "TransactionsFail");
    String cookie = ShopClient.cookie(ShopClient.login("01012342"));
    try (Connection database = stack.database("payment")) {
      database.setAutoCommit(false);
      run(database, "lock table product in access exclusive mode");
      startLoad(person ->
          HttpRequest.newBuilder(
                  stack.gateway("/api/products?limit=1&keyword=" + System.nanoTime()))
              .header("X-Forwarded-For", "198.51.100." + person));
      awaitFiring(alerts, () -> {});
      underLoad.set(false);
      database.rollback();
    }

    awaitSilent(alerts, () -> browse(cookie));
  }

  @Test
  void firesWhenTheGatewayShedsLoad() throws SQLException {
    Set<String> alerts = Set.of("LoadShed");
    List<String> cookies =
        IntStream.range(13, 17)
            .mapToObj(person -> ShopClient.cookie(ShopClient.login("0101234" + person)))
            .toList();
    Map<String, String> limits =
        Map.of(
            "CRUISEMALL_SHEDDING_INITIAL_LIMIT", "10",
            "CRUISEMALL_SHEDDING_LEAST_LIMIT", "10",
            "CRUISEMALL_SHEDDING_MOST_LIMIT", "10");
    try (Replica small = Replicas.start("gateway", limits);
        Scrape _ = prometheus.scrape("gateway", small);
        Connection database = stack.database("auth")) {
      database.setAutoCommit(false);
      run(database, "lock table account in access exclusive mode");
      startLoad(person ->
          HttpRequest.newBuilder(small.uri("/api/user/profile"))
              .header("Cookie", ShopClient.COOKIE + "=" + cookies.get(person % cookies.size())));
      awaitFiring(alerts, () -> {});
      underLoad.set(false);
      database.rollback();
      awaitSilent(alerts, () -> {});
    }
  }

  @Test
  void firesWhenAuditEventsAreLost() throws SQLException {
    Set<String> alerts = Set.of("AuditLost");
    Map<String, String> limits =
        Map.of("CRUISEMALL_AUDIT_QUEUE", "2", "CRUISEMALL_AUDIT_BATCH", "1");
    try (Replica small = Replicas.start("auth", limits);
        Replica gateway = Replicas.gatewayFor("auth", small);
        Scrape _ = prometheus.scrape("auth", small);
        Connection database = stack.database("auth")) {
      database.setAutoCommit(false);
      run(database, "lock table audit_event in exclusive mode");
      awaitFiring(alerts, () -> failLogins(gateway));
      database.rollback();
      awaitSilent(alerts, () -> {});
    }
  }

  @Test
  void firesWhenTheFeedIsCalledTooOftenAndWhenRatesAreStale() {
    Set<String> often = Set.of("FeedCalledTooOften");
    Set<String> stale = Set.of("RatesStale");
    Map<String, String> shortIntervals =
        Map.of(
            "CRUISEMALL_RATES_REFRESH_INTERVAL", "1s",
            "CRUISEMALL_RATES_REFRESH_JITTER", "0s",
            "CRUISEMALL_RATES_MIN_BACKOFF", "8s",
            "CRUISEMALL_RATES_MAX_BACKOFF", "8s");
    try (Replica rates = Replicas.start("rates", shortIntervals);
        Replica gateway = Replicas.gatewayFor("rates", rates);
        Scrape _ = prometheus.scrape("rates", rates)) {
      Runnable ask =
          () ->
              Stack.send(
                  HttpRequest.newBuilder(
                      gateway.uri(
                          "/api/exchange-rate/convert?from=USD&to=KRW&amount="
                              + System.nanoTime())));
      awaitSilent(stale, ask);
      awaitFiring(often, ask);
      List.of("feed-v6", "feed-v4").forEach(feed -> Sandbox.fault(feed, "{\"kind\":\"ERROR\"}"));
      awaitFiring(stale, ask);
      awaitSilent(often, ask);
      Sandbox.reset();
      awaitSilent(stale, ask);
    }
  }

  @Test
  void firesWhenPartnersFail() throws IOException, InterruptedException {
    HttpResponse<String> bought = new Buyer("01012344", true).buy(Buyer.offer(1));
    Sandbox.fault("psp", "{\"kind\":\"HANG\"}");
    Sandbox.fault("{\"kind\":\"UNAVAILABLE\"}");
    Sandbox.fault("drive", "{\"kind\":\"UNAVAILABLE\"}");
    String cookie = ShopClient.cookie(ShopClient.login("01012344"));
    StoredPassport.send(Stack.json(bought.body()).at("/order/orderId").asText(), cookie);
    Thread paying =
        Thread.ofVirtual().start(() -> new Buyer("01012345", false).buy(Buyer.offer(1)));

    awaitFiring(Set.of("PaymentsUnknown", "ModelFails", "PassportsWait"), AlertsTest::ask);
    paying.join();
    Sandbox.fault("drive", "{\"kind\":\"STORAGE_FULL\"}");
    awaitFiring(Set.of("PassportsFailed"), () -> {});

    Sandbox.reset();
    String administrator = ShopClient.cookie(ShopClient.loginAsAdministrator());
    assertThat(
            ShopClient.postOnce(
                    "/api/admin/uploads/replay", "{}", administrator, UUID.randomUUID().toString())
                .statusCode())
        .isEqualTo(202);
    awaitSilent(
        Set.of("PaymentsUnknown", "ModelFails", "PassportsWait", "PassportsFailed"),
        AlertsTest::ask);
  }

  @Test
  void firesWhenHoldsDoNotExpire() throws SQLException {
    String cookie = ShopClient.cookie(ShopClient.login("01012346"));
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
  void firesWhenTheLedgerDiffers() throws SQLException {
    HttpResponse<String> bought = new Buyer("01012347", true).buy(Buyer.offer(1));
    String id = Stack.json(bought.body()).at("/order/orderId").asText();
    String administrator = ShopClient.cookie(ShopClient.loginAsAdministrator());
    Runnable check = () -> ShopClient.get("/api/admin/ledger/check?days=1", administrator);

    change("payment", "update orders set amount = amount + 1 where id = '" + id + "'");
    awaitFiring(Set.of("LedgerDiffers"), check);
    change("payment", "update orders set amount = amount - 1 where id = '" + id + "'");
    awaitSilent(Set.of("LedgerDiffers"), check);
  }

  @Test
  void firesWhenARefundFailed() throws SQLException {
    HttpResponse<String> given = new Buyer("01012348", true).buyAndCancel(Buyer.offer(1));
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
  void firesWhenKafkaRefusesAnEvent() throws SQLException {
    change(
        "payment",
        """
        insert into outbox_event (topic, key, body, request_id)
        values ('no.such-topic.v1', 'nobody', '{}', 'none')
        """);
    awaitFiring(Set.of("OutboxEventsParked"), () -> {});
    change("payment", "delete from outbox_event where topic = 'no.such-topic.v1'");
    awaitSilent(Set.of("OutboxEventsParked"), () -> {});
  }

  @Test
  void firesWhenAnEventIsDeadLettered() throws SQLException {
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
  void firesWhenTheSigningKeyIsOld() throws SQLException {
    change(
        "auth",
        """
        update signing_key set signs_from = now() - interval '33 days'
        where retired_at is null and signs_from <= now()
        """);

    awaitFiring(Set.of("SigningKeyOld"), () -> ShopClient.login("010123411"));
    Stack.command("rotate-keys");
    awaitSilent(Set.of("SigningKeyOld"), () -> {});
  }

  @Test
  void firesWhenPassportRetentionIsOverdue()
      throws SQLException, IOException, InterruptedException {
    HttpResponse<String> bought = new Buyer("010123410", true).buy(Buyer.offer(1));
    String cookie = ShopClient.cookie(ShopClient.login("010123410"));
    StoredPassport passport =
        StoredPassport.of(Stack.json(bought.body()).at("/order/orderId").asText(), cookie);
    String received = "update document set received_at = now() - interval '%s' where id = '%s'";

    change("upload", received.formatted("2 years", passport.document()));
    awaitFiring(Set.of("RetentionOverdue"), () -> {});
    change("upload", received.formatted("1 minute", passport.document()));
    awaitSilent(Set.of("RetentionOverdue"), () -> {});
    change(
        "upload",
        """
        insert into erasure (document_id, requested_at, due_at)
        values ('%s', now() - interval '2 hours', now() + interval '1 day')
        """
            .formatted(passport.document()));
    awaitFiring(Set.of("ErasuresDelayed"), () -> {});
    change("upload", "delete from erasure where document_id = '%s'".formatted(passport.document()));
    awaitSilent(Set.of("ErasuresDelayed"), () -> {});
  }

  /** Row locks keep the service from wrapping the data keys with the new master key. */
  @Test
  void firesWhenAPassportKeyChangeDoesNotFinish()
      throws SQLException, IOException, InterruptedException {
    Set<String> alerts = Set.of("PassportKeyChangeUnfinished");
    HttpResponse<String> bought = new Buyer("010123412", true).buy(Buyer.offer(1));
    StoredPassport.of(
        Stack.json(bought.body()).at("/order/orderId").asText(),
        ShopClient.cookie(ShopClient.login("010123412")));
    Map<String, String> changed =
        Map.of(
            "PASSPORT_MASTER_KEY",
            Base64.getEncoder().encodeToString("the key that comes next, 32 byte".getBytes(UTF_8)),
            "PASSPORT_MASTER_KEY_PREVIOUS",
            stack.secret("PASSPORT_MASTER_KEY"));
    try (Connection database = stack.database("upload")) {
      database.setAutoCommit(false);
      run(database, "select from passport_request for update; select from document for update");
      try (Replica upload = Replicas.start("upload", changed);
          Scrape _ = prometheus.scrape("upload", upload)) {
        awaitFiring(alerts, () -> {});
      }
    }

    awaitSilent(alerts, () -> {});
  }

  private void awaitFiring(Set<String> alerts, Runnable use) {
    Set<String> missing = new TreeSet<>(alerts);
    Awaitility.await("alerts fire")
        .atMost(TIMEOUT)
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(() -> {
          use.run();
          missing.removeAll(prometheus.client().firing());
          assertThat(missing).isEmpty();
        });
    System.err.println("alerts fired names=" + alerts);
  }

  private void awaitSilent(Set<String> alerts, Runnable use) {
    Set<String> still = new HashSet<>(alerts);
    Awaitility.await("alerts clear")
        .atMost(TIMEOUT)
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(() -> {
          use.run();
          still.retainAll(prometheus.client().firing());
          assertThat(still).isEmpty();
        });
    System.err.println("alerts cleared names=" + alerts);
  }

  /** Sends ordinary requests, without which a ratio does not change. */
  private static void browse(String cookie) {
    for (int page = 0; page < 5; page++) {
      ShopClient.get("/api/auth/me", cookie);
      ShopClient.get("/api/products?limit=1&keyword=" + System.nanoTime());
    }
  }

  /** Sends failed logins, each of which is an audit event. */
  private static void failLogins(Replica gateway) {
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

  /** Sends enough calls to a stopped service to open the circuit breaker. */
  private static void callStoppedService() {
    Concurrently.run(
        CONCURRENT_USERS, _ -> () -> ShopClient.get("/api/chat/knowledge/passport").statusCode());
  }

  /** Asks the concierge from a random address. */
  private static void ask() {
    String address = "203.0.113." + ThreadLocalRandom.current().nextInt(256);
    ShopClient.post("/api/chat/stream", "{\"text\":\"여권\"}", "X-Forwarded-For", address);
  }

  /** Starts concurrent users who repeat a request. */
  private void startLoad(IntFunction<HttpRequest.Builder> request) {
    underLoad.set(true);
    IntStream.range(0, CONCURRENT_USERS)
        .forEach(person ->
            Thread.ofVirtual()
                .start(() -> {
                  while (underLoad.get()) {
                    Stack.send(request.apply(person));
                    LockSupport.parkNanos(THINK_TIME.toNanos());
                  }
                }));
  }

  /** Changes rows with triggers and foreign keys disabled. */
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
