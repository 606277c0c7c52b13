package com.cruisemall.load.stages;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import com.cruisemall.load.findings.LocalizedText;
import com.cruisemall.load.journeys.Calls;
import com.cruisemall.load.journeys.Visit;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Concurrent edits of one profile version by one user; then one edit by each user. */
public final class ProfileEditStage implements Stage {
  /** Below the gateway's limit of concurrent requests per user. */
  private static final int MAX_WINDOWS = 50;

  @Override
  public String name() {
    return "edits";
  }

  @Override
  public LocalizedText title() {
    return new LocalizedText("프로필 동시 수정", "Profile edits at once");
  }

  @Override
  public void run(SimulationContext context)
      throws IOException, InterruptedException, SQLException {
    context.users().logIn(context.userCount());
    int windows = Math.min(MAX_WINDOWS, context.userCount());
    Phase phase =
        context.run(
            name(),
            title(),
            () ->
                List.of(
                    scenario("windows")
                        .exec(context.users().resumeSessions(1), Visit.profile())
                        .rendezVous(windows)
                        .exec(Visit.edit(412))
                        .injectOpen(atOnceUsers(windows))));
    Calls edits = phase.calls().named("edit");
    context.recordFigure("edits.won", edits.count(200));
    context.recordFigure("edits.lost", windows - edits.count(200) - edits.count(412));
    context.run(
        "ownEdits",
        new LocalizedText("각자의 프로필 수정", "Everybody edits their own profile"),
        () ->
            List.of(
                scenario("own")
                    .exec(
                        context.users().resumeSessions(context.userCount()),
                        Visit.profile(),
                        Visit.edit())
                    .injectOpen(atOnceUsers(context.userCount()))));
  }
}
