package com.cruisemall.rates.table;

import static com.cruisemall.rates.ScriptedFeeds.FIRST;
import static com.cruisemall.rates.ScriptedFeeds.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cruisemall.kit.test.BackingServers;
import com.cruisemall.kit.test.FakeIssuer;
import com.cruisemall.kit.test.MutableClock;
import com.cruisemall.rates.SampleTables;
import com.cruisemall.rates.ScriptedFeeds;
import com.cruisemall.rates.currency.CurrencyCode;
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
class FleetTest {
  private static final Duration PAST_THE_INTERVAL = Duration.ofHours(2);

  @Inject FleetTable fleet;
  @Inject RateSource source;
  @Inject TableConfig config;
  @Inject TableMetrics metrics;
  @Inject MutableClock clock;
  @Inject RateTables tables;
  @Inject ColdStart coldStart;
  @Inject RedisDataSource redis;

  @BeforeEach
  void start() {
    coldStart.now();
  }

  @Test
  void asksTheFeedOnceForAllInstances() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<RateTables> instances =
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
  void servesAnExpiredTableWhileOneRefreshRuns() {
    tables.current();
    FIRST.answers(SampleTables.v6("1480"));
    clock.advance(PAST_THE_INTERVAL);

    CurrentRates stale = tables.current();

    assertThat(won(stale)).isEqualTo("1473.6431");
    assertThat(stale.fallback()).isFalse();
    await().untilAsserted(() -> assertThat(won(tables.current())).isEqualTo("1480"));
    assertThat(FIRST.calls()).isEqualTo(2);
  }

  @Test
  void takesTheFleetsTableAfterARestart() {
    CurrentRates before = tables.current();
    coldStart.forgetMemory();

    assertThat(tables.current().published()).isEqualTo(before.published());
    assertThat(FIRST.calls()).isEqualTo(1);
  }

  @Test
  void servesTheFleetsExpiredTableAfterARestartWithDeadFeeds() {
    tables.current();
    coldStart.forgetMemory();
    FIRST.fails(500);
    SECOND.fails(500);
    clock.advance(PAST_THE_INTERVAL);

    CurrentRates last = tables.current();

    assertThat(won(last)).isEqualTo("1473.6431");
    assertThat(last.fallback()).isFalse();
    awaitTheFailureOfTheRefresh();
  }

  @Test
  void marksATableThatIsTooOld() {
    tables.current();
    FIRST.fails(500);
    SECOND.fails(500);
    clock.advance(Duration.ofDays(3));

    assertThat(tables.current().fallback()).isTrue();
    awaitTheFailureOfTheRefresh();
  }

  @Test
  void doesNotWaitLongForAFeedThatHangs() {
    CountDownLatch never = new CountDownLatch(1);
    FIRST.before(() -> awaitAtMostTenSeconds(never));

    assertThat(won(tables.current())).isEqualTo("1470");
    assertThat(FIRST.calls()).as("hanging is not tried twice").isEqualTo(1);
    never.countDown();
  }

  @Test
  void asksTheSecondFeedWhenTheFirstIsDead() {
    FIRST.fails(503);

    assertThat(won(tables.current())).isEqualTo("1470");
    assertThat(FIRST.calls()).as("one call and one retry").isEqualTo(2);
  }

  @Test
  void leavesAFeedAloneThatSaysTooMany() {
    FIRST.fails(429);
    tables.current();
    int asked = FIRST.calls();
    awaitPublication();
    coldStart.forgetMemory();
    redis.key().del("cm:rates:{usd}:table");

    tables.current();
    assertThat(FIRST.calls()).isEqualTo(asked).isEqualTo(1);

    awaitPublication();
    coldStart.forgetMemory();
    redis.key().del("cm:rates:{usd}:table");
    clock.advance(Duration.ofMinutes(21));
    FIRST.answers(SampleTables.v6("1480"));
    assertThat(won(tables.current())).isEqualTo("1480");
  }

  @Test
  void refusesATableThatJumps() {
    tables.current();
    FIRST.answers(SampleTables.v6("3000"));
    SECOND.answers(SampleTables.v4("1475"));
    clock.advance(PAST_THE_INTERVAL);
    tables.current();

    await().untilAsserted(() -> assertThat(won(tables.current())).isEqualTo("1475"));
  }

  @Test
  void refusesAnAnswerThatIsTooLong() {
    FIRST.answers(SampleTables.v6("1480") + " ".repeat(300_000));

    assertThat(won(tables.current())).isEqualTo("1470");
    assertThat(FIRST.calls()).isEqualTo(1);
  }

  @Test
  void servesTheSnapshotWhenAllIsDead() {
    FIRST.fails(500);
    SECOND.fails(404);

    CurrentRates last = tables.current();

    assertThat(last.fallback()).isTrue();
    assertThat(won(last)).isEqualTo("1350.003043");
  }

  @Test
  void keepsTheWholeFleetFromAskingDeadFeedsAgain() {
    FIRST.fails(404);
    SECOND.fails(404);
    tables.current();
    coldStart.forgetMemory();

    assertThat(tables.current().fallback()).isTrue();
    assertThat(FIRST.calls()).isEqualTo(1);
  }

  @Test
  void ignoresWhatItCannotReadInRedis() {
    redis.value(String.class).set("cm:rates:{usd}:table", "{\"published\":{}}");

    assertThat(won(tables.current())).isEqualTo("1473.6431");
  }

  @Test
  void letsOnlyTheLeaderPublish() throws Exception {
    RateTable table =
        new RateTable(PublishedRatesTest.rates("1"), clock.instant(), clock.instant());

    fleet.publish(new Lead.Ours("somebody-else"), table);

    assertThat(fleet.read()).isEmpty();
    assertThat(fleet.claim("a")).isEqualTo(new Lead.Ours("a"));
    assertThat(fleet.claim("b")).isEqualTo(new Lead.Theirs());
    assertThat(fleet.claim("a")).as("claimed again, unheard").isEqualTo(new Lead.Ours("a"));
  }

  @Test
  void answersAMillionRequestsADayWithOneFeedCallAnHour() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<RateTables> instances =
          IntStream.range(0, 4).mapToObj(_ -> newInstance(threads)).toList();
      long answered = 0;
      for (int minute = 0; minute < 24 * 60; minute++) {
        for (int i = 0; i < 700; i++) {
          assertThat(instances.get(i % 4).current().fallback()).isFalse();
          answered++;
        }
        if (instances.stream().anyMatch(FleetTest::isBeingReplaced)) {
          await().until(() -> instances.stream().noneMatch(FleetTest::isBeingReplaced));
        }
        clock.advance(Duration.ofMinutes(1));
      }

      assertThat(answered).isGreaterThan(1_000_000);
      assertThat(FIRST.calls()).isBetween(20, 24);
    }
  }

  @Test
  void answersForThreeDaysWithoutAFeed() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<RateTables> instances =
          IntStream.range(0, 4).mapToObj(_ -> newInstance(threads)).toList();
      instances.forEach(RateTables::current);
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

  private RateTables newInstance(ExecutorService threads) {
    var refresh = new TableRefresh(fleet, source, config, clock, new SecureRandom());
    return new RateTables(refresh, source, config, metrics, clock, threads);
  }

  /** So that it does not run into the next test. */
  private void awaitTheFailureOfTheRefresh() {
    await()
        .untilAsserted(() -> {
          tables.current();
          assertThat(lock()).isEqualTo("cooling-off");
        });
  }

  /** Callers have their answer a moment before the fleet has it. */
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

  /** An expired table may be kept for five seconds. */
  private static boolean isBeingReplaced(RateTables instance) {
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
