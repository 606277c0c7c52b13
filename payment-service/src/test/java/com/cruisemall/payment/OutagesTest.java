package com.cruisemall.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.test.BackingServers;
import com.cruisemall.kit.test.Concurrently;
import com.cruisemall.payment.Catalogue.Sailing;
import com.cruisemall.payment.Http.Answer;
import com.cruisemall.payment.PspAccount.Behaviour;
import com.cruisemall.payment.Shop.Person;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Outages of PostgreSQL, Kafka and the PSP under load. */
@PaymentServiceTest
class OutagesTest {
  private static final int POOL =
      ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.max-size", Integer.class);

  @Test
  void holdsNoConnectionWhileThePspHangs() throws Exception {
    Sailing sailing = Catalogue.sailing(4 * POOL, 0);
    CountDownLatch pspAnswers = new CountDownLatch(1);
    AtomicInteger hanging = new AtomicInteger();
    List<Sale> slow = IntStream.range(0, 2 * POOL).mapToObj(_ -> Sale.placed(sailing)).toList();
    slow.forEach(sale ->
        sale.card()
            .behave(
                Behaviour.waits(() -> {
                  hanging.incrementAndGet();
                  await(pspAnswers);
                })));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> waiting = new ArrayList<>();
      slow.forEach(sale -> waiting.add(threads.submit(sale::pay)));
      Awaitility.await().atMost(Shop.SETTLED).until(() -> hanging.get() == slow.size());

      // Jobs use a connection briefly; waiting requests would hold all of them.
      Awaitility.await()
          .atMost(Shop.SETTLED)
          .untilAsserted(() -> assertThat(Catalogue.pool().getMetrics().activeCount()).isZero());
      List<Answer> others =
          Concurrently.run(
              IntStream.range(0, POOL)
                  .mapToObj(_ -> (Callable<Answer>) () -> Sale.placed(sailing).pay()));
      assertThat(others).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
      assertThat(hanging.get()).isEqualTo(slow.size());

      pspAnswers.countDown();
      for (Future<Answer> answer : waiting) {
        assertThat(answer.get().status()).isIn(200, 202);
      }
    }
    slow.forEach(sale -> Shop.awaitStatus(sale.person(), sale.order(), "PAID"));
    Shop.assertLedgerBalances();
  }

  @Test
  void recoversAfterPostgresqlRestartUnderLoad() throws Exception {
    Sailing sailing = Catalogue.sailing(400, 0);
    AtomicBoolean open = new AtomicBoolean(true);
    List<Answer> refused = new ArrayList<>();
    List<Sale> done = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> customers =
          IntStream.range(0, 8)
              .<Future<?>>mapToObj(_ ->
                  threads.submit(() -> {
                    while (open.get()) {
                      buy(sailing, done, refused);
                    }
                  }))
              .toList();
      Awaitility.await().atMost(Shop.SETTLED).until(() -> size(done) > 8);
      BackingServers.postgres().kill();
      Awaitility.await().atMost(Shop.SETTLED).until(() -> size(refused) > 0);
      BackingServers.postgres().start();
      int before = size(done);
      Awaitility.await().atMost(Shop.SETTLED).until(() -> size(done) > before + 8);
      open.set(false);
      for (Future<?> customer : customers) {
        customer.get();
      }
    }

    assertThat(refused)
        .allSatisfy(answer -> {
          assertThat(answer.status()).as(answer.text()).isIn(503, 202);
          assertThat(answer.status() == 202 || !answer.header("Retry-After").isEmpty()).isTrue();
        });
    done.forEach(sale -> Shop.awaitStatus(sale.person(), sale.order(), "PAID"));
    Awaitility.await()
        .atMost(Shop.SETTLED)
        .untilAsserted(() ->
            assertThat(
                    Catalogue.number(
                        "select count(*) from payment where status in ('CONFIRMING', 'UNKNOWN')"))
                .isZero());
    Shop.assertLedgerBalances();
  }

  /**
   * After a failover the former primary refuses writes, and pooled connections still lead to it.
   */
  @Test
  void refusesWritesWhileTheServerIsAStandbyAndThenConnectsAgain() throws SQLException {
    Sailing sailing = Catalogue.sailing(2, 0);
    Person person = Shop.customer();
    Sale sale = Sale.placed(sailing);
    String body = Shop.order(sailing, Shop.cabin("인사이드", 1));
    long flushed = Catalogue.pool().getMetrics().flushCount();
    setReadOnly("on");
    try {
      List<Answer> refused =
          List.of(Http.post(person.token(), "/api/orders", Shop.key(), body), sale.pay());
      assertThat(refused)
          .allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.text()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isNotEmpty();
          });
    } finally {
      setReadOnly("off");
    }

    assertThat(Catalogue.pool().getMetrics().flushCount()).isGreaterThan(flushed);
    assertThat(sale.pay().status()).isEqualTo(200);
    assertThat(Http.post(person.token(), "/api/orders", Shop.key(), body).status()).isEqualTo(201);
    Shop.assertLedgerBalances();
  }

  private static void setReadOnly(String value) throws SQLException {
    var config = ConfigProvider.getConfig();
    try (var admin =
            DriverManager.getConnection(
                config.getValue("test.database.admin.url", String.class),
                config.getValue("test.database.admin.username", String.class),
                config.getValue("test.database.admin.password", String.class));
        var statement = admin.createStatement()) {
      statement.execute("alter system set default_transaction_read_only = " + value);
      statement.execute("select pg_reload_conf()");
    }
    Awaitility.await("the server has read its configuration")
        .until(() -> {
          try (var connection = Catalogue.pool().getConnection();
              var statement = connection.createStatement();
              var shown = statement.executeQuery("show default_transaction_read_only")) {
            return shown.next() && shown.getString(1).equals(value);
          }
        });
  }

  @Test
  void sellsWithoutKafkaAndPublishesEventsLater() throws ExecutionException, InterruptedException {
    Sailing sailing = Catalogue.sailing(10, 0);
    List<Sale> sales;
    BackingServers.kafka().stop();
    try {
      sales =
          Concurrently.run(
              IntStream.range(0, 10)
                  .mapToObj(_ ->
                      (Callable<Sale>)
                          () -> {
                            Sale sale = Sale.placed(sailing);
                            assertThat(sale.pay().status()).isEqualTo(200);
                            return sale;
                          }));
    } finally {
      BackingServers.kafka().start();
    }

    List<String> ids = sales.stream().map(sale -> sale.order().path("orderId").asText()).toList();
    try (var paid = new Topics("payment.order-paid.v1")) {
      Awaitility.await()
          .atMost(Shop.SETTLED)
          .untilAsserted(() -> assertThat(paid.keys()).containsAll(ids));
    }
    Awaitility.await()
        .atMost(Shop.SETTLED)
        .untilAsserted(() ->
            assertThat(Catalogue.number("select count(*) from outbox_event where sent_at is null"))
                .isZero());
  }

  /** Orders and pays with retries, with one idempotency key for each of the two requests. */
  private static void buy(Sailing sailing, List<Sale> done, List<Answer> refused) {
    Person person = Shop.customer();
    String orderKey = Shop.key();
    String body = Shop.order(sailing, Shop.cabin("인사이드", 1));
    Answer placed = until(refused, () -> Http.post(person.token(), "/api/orders", orderKey, body));
    assertThat(placed.status()).as(placed.text()).isEqualTo(201);
    JsonNode order = placed.body().path("order");
    Sale sale = new Sale(person, order, Shop.authenticated(order));
    String payKey = Shop.key();
    Answer paid =
        until(
            refused,
            () -> Shop.confirm(person, sale.card(), order.path("amount").asLong(), payKey));
    assertThat(paid.status()).as(paid.text()).isEqualTo(200);
    synchronized (done) {
      done.add(sale);
    }
  }

  private static Answer until(List<Answer> refused, Callable<Answer> request) {
    return Awaitility.await()
        .atMost(Shop.SETTLED)
        .until(
            request,
            answer -> {
              if (answer.status() == 503 || answer.status() == 202) {
                synchronized (refused) {
                  refused.add(answer);
                }
                return false;
              }
              return !answer.error().endsWith("IN_PROGRESS");
            });
  }

  private static int size(List<?> list) {
    synchronized (list) {
      return list.size();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      boolean _ = latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private record Sale(Person person, JsonNode order, PspAccount card) {
    static Sale placed(Sailing sailing) {
      Person person = Shop.customer();
      JsonNode order = Shop.placed(person, Shop.order(sailing, Shop.cabin("인사이드", 1)));
      return new Sale(person, order, Shop.authenticated(order));
    }

    Answer pay() {
      return Shop.confirm(person, card, order);
    }
  }
}
