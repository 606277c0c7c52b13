package com.cruisemall.rates.table;

import static com.cruisemall.rates.ScriptedFeeds.FIRST;
import static com.cruisemall.rates.ScriptedFeeds.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cruisemall.kit.test.BackingServers;
import com.cruisemall.kit.test.FakeIssuer;
import com.cruisemall.kit.test.MutableClock;
import com.cruisemall.rates.CurrencyCode;
import com.cruisemall.rates.SampleTables;
import com.cruisemall.rates.ScriptedFeeds;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(FakeIssuer.class)
@WithTestResource(ScriptedFeeds.class)
@WithTestResource(
    value = BackingServers.class,
    initArgs = {
      @ResourceArg(name = "redis", value = "rates"),
      @ResourceArg(name = "database", value = "rates")
    })
class SharedTableTest {
  private static final Duration PAST_THE_INTERVAL = Duration.ofHours(2);

  @Inject SharedTable shared;
  @Inject RateSource source;
  @Inject TableConfig config;
  @Inject TableMetrics metrics;
  @Inject MutableClock clock;
  @Inject RateTableCache tables;
  @Inject ColdStart coldStart;
  @Inject RedisDataSource redis;

  @BeforeEach
  void start() {
    coldStart.reset();
  }

  @Test
  void callsTheFeedOnceForAllInstances() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<RateTableCache> instances =
          IntStream.range(0, 4).mapToObj(_ -> newInstance(threads)).toList();
      List<Callable<CurrentRates>> callers =
          IntStream.range(0, 200)
              .<Callable<CurrentRates>>mapToObj(i -> instances.get(i % 4)::current)
              .toList();

      List<Future<CurrentRates>> answers = threads.invokeAll(callers);

      assertThat(answers)
          .allSatisfy(answer -> assertThat(won(answer.get())).isEqualTo("1473.6431"));
      assertThat(FIRST.calls()).isEqualTo(1);
    }
  }

  @Test
  void servesAnExpiredTableDuringARefresh() {
    tables.current();
    FIRST.returns(SampleTables.v6("1480"));
    clock.advance(PAST_THE_INTERVAL);

    CurrentRates stale = tables.current();

    assertThat(won(stale)).isEqualTo("1473.6431");
    assertThat(stale.fallback()).isFalse();
    await().untilAsserted(() -> assertThat(won(tables.current())).isEqualTo("1480"));
    assertThat(FIRST.calls()).isEqualTo(2);
  }

  @Test
  void readsTheSharedTableAfterARestart() {
    CurrentRates before = tables.current();
    coldStart.restart();

    assertThat(tables.current().published()).isEqualTo(before.published());
    assertThat(FIRST.calls()).isEqualTo(1);
  }

  @Test
  void servesTheExpiredSharedTableAfterARestartWithoutFeeds() {
    tables.current();
    coldStart.restart();
    FIRST.fails(500);
    SECOND.fails(500);
    clock.advance(PAST_THE_INTERVAL);

    CurrentRates last = tables.current();

    assertThat(won(last)).isEqualTo("1473.6431");
    assertThat(last.fallback()).isFalse();
    awaitTheFailureOfTheRefresh();
  }

  @Test
  void marksAnOldTableAsFallback() {
    tables.current();
    FIRST.fails(500);
    SECOND.fails(500);
    clock.advance(Duration.ofDays(3));

    assertThat(tables.current().fallback()).isTrue();
    awaitTheFailureOfTheRefresh();
  }

  @Test
  void usesTheSecondFeedAfterATimeout() {
    CountDownLatch never = new CountDownLatch(1);
    FIRST.before(() -> awaitAtMostTenSeconds(never));

    assertThat(won(tables.current())).isEqualTo("1470");
    assertThat(FIRST.calls()).as("a timeout is not retried").isEqualTo(1);
    never.countDown();
  }

  @Test
  void usesTheSecondFeedAfterErrors() {
    FIRST.fails(503);

    assertThat(won(tables.current())).isEqualTo("1470");
    assertThat(FIRST.calls()).as("one call and one retry").isEqualTo(2);
  }

  @Test
  void pausesAFeedAfter429() {
    FIRST.fails(429);
    tables.current();
    int asked = FIRST.calls();
    awaitPublication();
    coldStart.restart();
    redis.key().del("cm:rates:{usd}:table");

    tables.current();
    assertThat(FIRST.calls()).isEqualTo(asked).isEqualTo(1);

    awaitPublication();
    coldStart.restart();
    redis.key().del("cm:rates:{usd}:table");
    clock.advance(Duration.ofMinutes(21));
    FIRST.returns(SampleTables.v6("1480"));
    assertThat(won(tables.current())).isEqualTo("1480");
  }

  @Test
  void rejectsATableWithALargeChange() {
    tables.current();
    FIRST.returns(SampleTables.v6("3000"));
    SECOND.returns(SampleTables.v4("1475"));
    clock.advance(PAST_THE_INTERVAL);
    tables.current();

    await().untilAsserted(() -> assertThat(won(tables.current())).isEqualTo("1475"));
  }

  @Test
  void rejectsAResponseOverTheSizeLimit() {
    FIRST.returns(SampleTables.v6("1480") + " ".repeat(300_000));

    assertThat(won(tables.current())).isEqualTo("1470");
    assertThat(FIRST.calls()).isEqualTo(1);
  }

  @Test
  void servesTheSnapshotWithoutFeeds() {
    FIRST.fails(500);
    SECOND.fails(404);

    CurrentRates last = tables.current();

    assertThat(last.fallback()).isTrue();
    assertThat(won(last)).isEqualTo("1350.003043");
  }

  @Test
  void coolsDownAllInstancesAfterAFailure() {
    FIRST.fails(404);
    SECOND.fails(404);
    tables.current();
    coldStart.restart();

    assertThat(tables.current().fallback()).isTrue();
    assertThat(FIRST.calls()).isEqualTo(1);
  }

  @Test
  void ignoresAMalformedSharedTable() {
    redis.value(String.class).set("cm:rates:{usd}:table", "{\"published\":{}}");

    assertThat(won(tables.current())).isEqualTo("1473.6431");
  }

  @Test
  void letsOnlyTheLeaderPublish() throws Exception {
    RateTable table =
        new RateTable(PublishedRatesTest.rates("1"), clock.instant(), clock.instant());

    shared.publish(new LeaderClaim.Acquired("somebody-else"), table);

    assertThat(shared.read()).isEmpty();
    assertThat(shared.claim("a")).isEqualTo(new LeaderClaim.Acquired("a"));
    assertThat(shared.claim("b")).isEqualTo(new LeaderClaim.HeldElsewhere());
    assertThat(shared.claim("a"))
        .as("claimed again after a lost response")
        .isEqualTo(new LeaderClaim.Acquired("a"));
  }

  @Test
  void servesAMillionRequestsADayWithOneFeedCallAnHour() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<RateTableCache> instances =
          IntStream.range(0, 4).mapToObj(_ -> newInstance(threads)).toList();
      long answered = 0;
      for (int minute = 0; minute < 24 * 60; minute++) {
        for (int i = 0; i < 700; i++) {
          assertThat(instances.get(i % 4).current().fallback()).isFalse();
          answered++;
        }
        if (instances.stream().anyMatch(SharedTableTest::isBeingReplaced)) {
          await().until(() -> instances.stream().noneMatch(SharedTableTest::isBeingReplaced));
        }
        clock.advance(Duration.ofMinutes(1));
      }

      assertThat(answered).isGreaterThan(1_000_000);
      assertThat(FIRST.calls()).isBetween(20, 24);
    }
  }

  @Test
  void servesThreeDaysWithoutAFeed() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<RateTableCache> instances =
          IntStream.range(0, 4).mapToObj(_ -> newInstance(threads)).toList();
      instances.forEach(RateTableCache::current);
      FIRST.fails(500);
      SECOND.fails(500);
      for (int minute = 0; minute < 3 * 24 * 60; minute++) {
        CurrentRates rates = instances.get(minute % 4).current();
        assertThat(won(rates)).isEqualTo("1473.6431");
        clock.advance(Duration.ofMinutes(1));
      }

      assertThat(instances)
          .allSatisfy(instance -> assertThat(instance.current().fallback()).isTrue());
    }
    awaitTheFailureOfTheRefresh();
  }

  private RateTableCache newInstance(ExecutorService threads) {
    var refresh = new TableRefresh(shared, source, config, clock, new SecureRandom());
    return new RateTableCache(refresh, source, config, metrics, clock, threads);
  }

  /** Waits for the refresh in flight, so that it does not affect the next test. */
  private void awaitTheFailureOfTheRefresh() {
    await()
        .untilAsserted(() -> {
          tables.current();
          assertThat(lock()).isEqualTo("cooling-off");
        });
  }

  /** Waits for the shared table, which is published after the callers have their response. */
  private void awaitPublication() {
    await().untilAsserted(() -> assertThat(lock()).isNull());
  }

  private @Nullable String lock() {
    return redis.value(String.class).get("cm:rates:{usd}:lock");
  }

  private static void awaitAtMostTenSeconds(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Detects an expired table by its {@code max-age} of five seconds. */
  private static boolean isBeingReplaced(RateTableCache instance) {
    return instance.current().freshFor().equals(Duration.ofSeconds(5));
  }

  private static String won(CurrentRates rates) {
    return rates
        .published()
        .perDollar()
        .getOrDefault(CurrencyCode.KRW, BigDecimal.ZERO)
        .toPlainString();
  }
}
