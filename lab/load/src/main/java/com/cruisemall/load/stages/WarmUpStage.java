package com.cruisemall.load.stages;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import com.cruisemall.load.findings.LocalizedText;
import com.cruisemall.load.journeys.Visit;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Visits that do not count: a JVM that has just started still compiles. */
public final class WarmUpStage implements Stage {
  private static final Duration DURATION = Duration.ofSeconds(20);
  private static final double PER_SECOND = 5;

  @Override
  public String name() {
    return "warmUp";
  }

  @Override
  public LocalizedText title() {
    return new LocalizedText("준비 운동", "Warm-up, which does not count");
  }

  @Override
  public void run(SimulationContext context)
      throws IOException, InterruptedException, SQLException {
    var people = SimulatedUsers.cycle(context.userCount());
    context.run(
        name(),
        title(),
        () ->
            List.of(
                scenario("early")
                    .exec(
                        feed(people),
                        Visit.startPage(),
                        Visit.login(),
                        Visit.home(),
                        Visit.me(401),
                        Visit.products(),
                        Visit.product(),
                        Visit.rates(),
                        Visit.profile(),
                        Visit.askConcierge())
                    .injectOpen(constantUsersPerSec(PER_SECOND).during(DURATION))));
    context.users().clearSessions();
  }
}
