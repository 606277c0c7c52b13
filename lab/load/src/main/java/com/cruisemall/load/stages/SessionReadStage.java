package com.cruisemall.load.stages;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.during;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import com.cruisemall.load.findings.LocalizedText;
import com.cruisemall.load.journeys.Visit;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Users with a session read it without pauses, then their profiles. */
public final class SessionReadStage implements Stage {
  private static final Duration DURATION = Duration.ofSeconds(10);
  private static final int PROFILE_READS = 5;

  @Override
  public String name() {
    return "sessions";
  }

  @Override
  public LocalizedText title() {
    return new LocalizedText("세션을 읽는 요청", "Requests that read a session");
  }

  @Override
  public void run(SimulationContext context)
      throws IOException, InterruptedException, SQLException {
    context.users().logIn(context.userCount());
    Phase phase =
        context.run(
            name(),
            title(),
            () ->
                List.of(
                    scenario("busy")
                        .exec(
                            context.users().resumeSessions(context.userCount()),
                            during(DURATION).on(Visit.me()))
                        .injectOpen(atOnceUsers(context.userCount()))));
    context.recordFigure("sessions.sqlPerRequest", phase.statementsPerRequest("auth"));
    double lookups = phase.increase("cruisemall_session_lookups_total");
    context.recordFigure("sessions.lookups", lookups);
    context.recordFigure(
        "sessions.redisCommandsPerRequest",
        (double) (phase.after().redisCommands() - phase.before().redisCommands())
            / Math.max(1, phase.calls().count()));
    profiles(context);
  }

  private static void profiles(SimulationContext context)
      throws IOException, InterruptedException, SQLException {
    Phase phase =
        context.run(
            "profiles",
            new LocalizedText("프로필과 여행을 한 번에", "Profile and trips in one"),
            () ->
                List.of(
                    scenario("profiles")
                        .exec(
                            context.users().resumeSessions(context.userCount()),
                            repeat(PROFILE_READS).on(Visit.profile()))
                        .injectOpen(atOnceUsers(context.userCount()))));
    context.recordFigure("profiles.sqlPerRequest", phase.statementsPerRequest("auth"));
  }
}
