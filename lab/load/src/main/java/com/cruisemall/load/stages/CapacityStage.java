package com.cruisemall.load.stages;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import com.cruisemall.load.findings.LocalizedText;
import com.cruisemall.load.journeys.Calls;
import com.cruisemall.load.journeys.Visit;
import com.cruisemall.load.probe.ResourceSample;
import com.cruisemall.load.stack.TestSailing;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Steps of increasing numbers of active sessions, each with one request at a time, until the error
 * rate or the response time exceeds its limit.
 */
public final class CapacityStage implements Stage {
  private static final List<Integer> PEOPLE =
      List.of(50, 100, 200, 500, 1000, 2000, 3000, 4000, 6000, 8000);
  private static final Duration RAMP_UP = Duration.ofSeconds(10);
  private static final Duration HOLD = Duration.ofSeconds(40);
  private static final double MAX_ERROR_PERCENT = 1;
  private static final double MAX_P95_MILLIS = 2000;
  private static final int CABINS = 6000;

  @Override
  public String name() {
    return "steps";
  }

  @Override
  public LocalizedText title() {
    return new LocalizedText("무릎을 찾는 계단", "Steps to the knee");
  }

  @Override
  public void run(SimulationContext context)
      throws IOException, InterruptedException, SQLException {
    context.users().create(PEOPLE.getLast());
    TestSailing sailing = OrderStage.createSailing(context, CABINS);
    Purchase purchase = Purchase.of(context, sailing);
    int capacity = 0;
    for (int people : PEOPLE) {
      Phase phase = step(context, people, purchase);
      Calls calls = phase.calls();
      boolean withinLimits =
          calls.errorPercent() <= MAX_ERROR_PERCENT && calls.percentile(95) <= MAX_P95_MILLIS;
      if (withinLimits) {
        capacity = people;
      }
      context.recordFigure("steps.people", capacity);
      context.recordFigure("steps.poolWaitingAtEnd", phase.max(ResourceSample::poolWaiting));
      if (!withinLimits) {
        context.recordFigure("steps.knee", people);
        return;
      }
    }
  }

  private static Phase step(SimulationContext context, int people, Purchase purchase)
      throws IOException, InterruptedException, SQLException {
    context.users().logIn(people);
    long end = System.nanoTime() + RAMP_UP.plus(HOLD).toNanos();
    return context.run(
        "step" + people,
        new LocalizedText(people + "명", people + " people"),
        () ->
            List.of(
                scenario("people")
                    .exec(context.users().resumeSessions(people))
                    .exec(purchase.intoSession())
                    .exec(
                        asLongAs(_ -> System.nanoTime() < end)
                            .on(exec(Visit.memberSteps(), pause(Duration.ofMillis(100)))))
                    .injectOpen(rampUsers(people).during(RAMP_UP))));
  }
}
