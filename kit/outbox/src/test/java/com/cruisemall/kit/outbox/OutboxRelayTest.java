package com.cruisemall.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cruisemall.kit.test.BackingServers;
import com.cruisemall.kit.test.CallerRules;
import com.cruisemall.kit.test.Concurrently;
import com.cruisemall.kit.test.FakeIssuer;
import com.cruisemall.kit.transactions.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Relays of several instances on one database, with a real PostgreSQL and a real Kafka. */
@QuarkusTest
@WithTestResource(FakeIssuer.class)
@WithTestResource(
    value = BackingServers.class,
    initArgs = {@ResourceArg(name = "database", value = "auth")})
class OutboxRelayTest {
  private static final String TOPIC = "payment.order-paid.v1";

  /** Far below the minutes that an event waited when a relay did not retry a taken lease. */
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  @Inject Session database;
  @Inject Transactions transactions;
  @Inject OutboxConfig config;
  @Inject OutboxSender sender;
  @Inject Outbox outbox;
  @Inject OutboxRelay ownRelay;
  @Inject OutboxRepository repository;
  @Inject SecureRandom random;
  @Inject MeterRegistry metrics;

  private final List<OutboxRelay> otherRelays = new ArrayList<>();

  @BeforeEach
  void empty() {
    execute("delete from outbox_event");
    execute("update outbox_lease set holder = 'nobody', held_until = now()");
  }

  @AfterEach
  void stopOtherRelays() {
    otherRelays.forEach(relay -> relay.stop(new ShutdownEvent()));
  }

  @Test
  void sendsEventsOfAlternatingInstancesPromptlyAndInOrder() {
    var relays = List.of(ownRelay, otherInstance(), otherInstance());
    var key = UUID.randomUUID().toString();
    try (var sent = new SentRecords(TOPIC)) {
      Concurrently.run(
          IntStream.range(0, 8)
              .mapToObj(thread ->
                  (Callable<Integer>)
                      () -> {
                        for (int n = 0; n < 100; n++) {
                          insert(TOPIC, key + thread, "{\"n\":" + n + "}");
                          relays.get(n % relays.size()).wake();
                        }
                        return thread;
                      }));
      awaitAllSent();

      System.err.printf("age of the oldest event: p99 %.2f s, max %.2f s%n", age(0.99), age(1));
      assertThat(age(1)).isLessThan((double) TIMEOUT.toSeconds());
      for (int thread = 0; thread < 8; thread++) {
        assertThat(sent.numbersOf(key + thread, 100))
            .isEqualTo(IntStream.range(0, 100).boxed().toList());
      }
    }
  }

  @Test
  void findsEventWithoutAWakeUp() {
    insert(TOPIC, "a", "{}");
    awaitAllSent();
  }

  @Test
  void takesOverFromAnInstanceThatWasKilled() {
    otherInstance();
    execute("update outbox_lease set holder = 'killed', held_until = now() + interval '2 seconds'");
    insert(TOPIC, "a", "{}");
    ownRelay.wake();
    awaitAllSent();
    assertThat(age(1)).isGreaterThan(1.5);
  }

  @Test
  void givesTheLeaseUpWhenNothingIsDue() {
    insert(TOPIC, "a", "{}");
    awaitAllSent();
    Awaitility.await()
        .atMost(Duration.ofSeconds(2))
        .until(
            () -> read("select held_until <= clock_timestamp() from outbox_lease", Boolean.class));
  }

  @Test
  void parksEventThatKafkaRefusesWithItsKeyAndSendsTheOthers() {
    var ordersUnknown = insert("no.such-topic.v1", "refused", "{}");
    insert(TOPIC, "refused", "{}");
    for (int n = 0; n < 300; n++) {
      insert(TOPIC, "other" + n, "{}");
    }
    ownRelay.wake();

    await("select count(*) = 2 from outbox_event where sent_at is null");
    await("select due_at = 'infinity' from outbox_event where topic = 'no.such-topic.v1'");
    Awaitility.await().atMost(TIMEOUT).until(() -> gauge("cruisemall.outbox.parked") == 1);
    assertThat(gauge("cruisemall.outbox.oldest")).isZero();

    execute("update outbox_event set topic = '" + TOPIC + "' where position = " + ordersUnknown);
    assertThat(replay("")).isEqualTo(Map.of("ok", true, "parked", 1, "sent", 0));
    awaitAllSent();
  }

  @Test
  void announcesSentEventsAgain() {
    var key = UUID.randomUUID().toString();
    try (var sent = new SentRecords(TOPIC)) {
      var from = Instant.now();
      insert(TOPIC, key, "{\"n\":1}");
      insert(TOPIC, key, "{\"n\":2}");
      awaitAllSent();
      assertThat(replay("?from=" + from)).isEqualTo(Map.of("ok", true, "parked", 0, "sent", 2));
      awaitAllSent();
      assertThat(sent.numbersOf(key, 4)).containsExactly(1, 2, 1, 2);
    }
  }

  @Test
  void replaysForTheOperatorOnly() {
    CallerRules.of("payment-service")
        .servicesOnly("outbox:replay", call -> call.post("/internal/outbox/replay"));
  }

  @Test
  void deletesSentEventsAfterTheRetentionTime() {
    insert(TOPIC, "old", "{}");
    insert(TOPIC, "new", "{}");
    awaitAllSent();
    execute("update outbox_event set sent_at = now() - interval '8 days' where key = 'old'");
    assertThat(repository.purge()).isEqualTo(1);
    assertThat(read("select key from outbox_event", String.class)).isEqualTo("new");
  }

  @Test
  void rejectsEventThatKafkaWouldRefuseBeforeTheCommit() {
    var body = "x".repeat(config.maxEventBytes());
    assertThatThrownBy(() ->
            transactions.run(() -> outbox.add(new OutboxEvent(TOPIC, "a", Map.of("b", body)))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(read("select count(*) from outbox_event", Long.class)).isZero();
  }

  @Test
  void showsTheAgeOfEventsThatNoRelaySends() {
    execute("update outbox_lease set holder = 'hanging', held_until = now() + interval '1 hour'");
    insert(TOPIC, "a", "{}");
    Awaitility.await().atMost(TIMEOUT).until(() -> gauge("cruisemall.outbox.oldest") > 1);
    execute("update outbox_lease set held_until = now()");
    awaitAllSent();
    Awaitility.await().atMost(TIMEOUT).until(() -> gauge("cruisemall.outbox.oldest") == 0);
  }

  @Test
  void survivesAnError() {
    var calls = new AtomicInteger();
    execute("update outbox_lease set holder = 'other', held_until = now() + interval '1 second'");
    start(
        new OutboxRepository(database, transactions, config, random) {
          @Override
          Claim claim(int limit) {
            if (calls.incrementAndGet() == 1) {
              throw new AssertionError("of the test");
            }
            return super.claim(limit);
          }
        });
    Awaitility.await().atMost(TIMEOUT).until(() -> calls.get() > 2);
  }

  private OutboxRelay otherInstance() {
    return start(new OutboxRepository(database, transactions, config, random));
  }

  private OutboxRelay start(OutboxRepository ofInstance) {
    var relay = new OutboxRelay(ofInstance, sender, config, random, new SimpleMeterRegistry());
    relay.start(new StartupEvent());
    otherRelays.add(relay);
    return relay;
  }

  private long insert(String topic, String key, String body) {
    return transactions.call(() -> {
      database.persist(new Change(UUID.randomUUID()));
      repository.insert(topic, key, body, "none", "");
      return database
          .createNativeQuery("select max(position) from outbox_event", Long.class)
          .getSingleResult();
    });
  }

  private void awaitAllSent() {
    await("select count(*) = 0 from outbox_event where sent_at is null");
  }

  private void await(String condition) {
    Awaitility.await(condition).atMost(TIMEOUT).until(() -> read(condition, Boolean.class));
  }

  /** Returns the given quantile of the seconds between commit and acknowledgement. */
  private double age(double quantile) {
    return read(
        """
        select percentile_disc(%s) within group (
          order by cast(extract(epoch from sent_at - created_at) as double precision))
        from outbox_event
        """
            .formatted(quantile),
        Double.class);
  }

  private double gauge(String name) {
    return metrics.get(name).gauge().value();
  }

  private static Map<String, Object> replay(String query) {
    return RestAssured.given()
        .auth()
        .oauth2(FakeIssuer.service("operator", "payment-service", "outbox:replay"))
        .post("/internal/outbox/replay" + query)
        .jsonPath()
        .getMap("");
  }

  private void execute(String sql) {
    transactions.run(() -> database.createNativeMutationQuery(sql).executeUpdate());
  }

  private <T> T read(String sql, Class<T> type) {
    return transactions.call(() -> database.createNativeQuery(sql, type).getSingleResult());
  }
}
