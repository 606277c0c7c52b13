package com.cruisemall.load.stages;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import com.cruisemall.load.findings.LocalizedText;
import com.cruisemall.load.journeys.Visit;
import com.cruisemall.load.stack.TestSailing;
import io.gatling.javaapi.core.ChainBuilder;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Open arrivals of guests and members with think time; some buy, some ask the concierge. */
public final class DayStage implements Stage {
  /** Approximate duration of a visit, which converts an arrival rate into concurrent users. */
  private static final double VISIT_SECONDS = 50;

  private static final double MEMBERS = 0.4;
  private static final int CABINS = 400;

  @Override
  public String name() {
    return "day";
  }

  @Override
  public LocalizedText title() {
    return new LocalizedText("뒤섞인 하루", "A mixed day");
  }

  @Override
  public void run(SimulationContext context)
      throws IOException, InterruptedException, SQLException {
    TestSailing sailing = OrderStage.createSailing(context, CABINS);
    Purchase purchase = Purchase.of(context, sailing);
    double perSecond = context.userCount() / VISIT_SECONDS;
    AtomicInteger present = new AtomicInteger();
    AtomicInteger peak = new AtomicInteger();
    var members = SimulatedUsers.cycle(context.userCount() * 3);
    Phase phase =
        context.run(
            name(),
            title(),
            () ->
                List.of(
                    scenario("guests")
                        .exec(counted(present, peak, Visit.guest()))
                        .injectOpen(
                            constantUsersPerSec(perSecond * (1 - MEMBERS))
                                .during(context.day())
                                .randomized()),
                    scenario("members")
                        .exec(
                            purchase.intoSession(),
                            counted(present, peak, exec(feed(members), Visit.member())))
                        .injectOpen(
                            constantUsersPerSec(perSecond * MEMBERS)
                                .during(context.day())
                                .randomized())));
    context.users().clearSessions();
    context.recordFigure("day.atOnce", peak.get());
    double hits = phase.increase("cruisemall_cache_answers_total", "status=\"hit\"");
    double answers = phase.increase("cruisemall_cache_answers_total");
    context.recordFigure("day.cacheHitPercent", answers == 0 ? 0 : 100 * hits / answers);
    context.recordFigure("day.loginSlowest", phase.calls().named("login").percentile(100));
    LedgerCheck.check(context, name());
    recordTotals(context);
  }

  /** Counts a visit as present while it lasts. */
  private static ChainBuilder counted(
      AtomicInteger present, AtomicInteger peak, ChainBuilder visit) {
    return exec(
            session -> {
              peak.accumulateAndGet(present.incrementAndGet(), Math::max);
              return session;
            })
        .exec(visit)
        .exec(session -> {
          present.decrementAndGet();
          return session;
        });
  }

  /** Returns the number of transactions that were rolled back with a retryable SQL state. */
  private static double retriesExhausted(Phase phase) {
    return Stream.of("40P01", "40001", "55P03")
        .mapToDouble(state ->
            phase.increase(
                "cruisemall_transactions_total",
                "outcome=\"rolled_back\"",
                "sqlstate=\"" + state + "\""))
        .sum();
  }

  /** Records the figures that sum over all phases so far. */
  private static void recordTotals(SimulationContext context) {
    context.recordFigure(
        "all.deadlocks", context.phases().stream().mapToDouble(Phase::deadlocks).sum());
    context.recordFigure(
        "all.transactionsGivenUp",
        context.phases().stream().mapToDouble(DayStage::retriesExhausted).sum());
  }
}
