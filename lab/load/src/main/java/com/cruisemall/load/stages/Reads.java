package com.cruisemall.load.stages;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.during;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import com.cruisemall.load.findings.Text;
import com.cruisemall.load.journeys.Visit;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Signed-in people ask who they are as fast as they are answered, then for their profile. */
public final class Reads implements Stage {
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final int PROFILES = 5;

  @Override
  public String name() {
    return "sessions";
  }

  @Override
  public Text title() {
    return new Text("세션을 읽는 요청", "Requests that read a session");
  }

  @Override
  public void run(Scene scene) throws IOException, InterruptedException, SQLException {
    scene.people().signIn(scene.users());
    Scene.Part part =
        scene.play(
            name(),
            title(),
            () ->
                List.of(
                    scenario("busy")
                        .exec(scene.people().back(scene.users()), during(LONG).on(Visit.me()))
                        .injectOpen(atOnceUsers(scene.users()))));
    scene.figure("sessions.sqlPerRequest", part.statementsPerRequest("auth"));
    double hits = part.grown("cruisemall_session_lookups_total");
    scene.figure("sessions.lookups", hits);
    scene.figure(
        "sessions.redisCommandsPerRequest",
        (double) (part.after().redisCommands() - part.before().redisCommands())
            / Math.max(1, part.calls().count()));
    profiles(scene);
  }

  private static void profiles(Scene scene) throws IOException, InterruptedException, SQLException {
    Scene.Part part =
        scene.play(
            "profiles",
            new Text("프로필과 여행을 한 번에", "Profile and trips in one"),
            () ->
                List.of(
                    scenario("profiles")
                        .exec(
                            scene.people().back(scene.users()),
                            repeat(PROFILES).on(Visit.profile()))
                        .injectOpen(atOnceUsers(scene.users()))));
    scene.figure("profiles.sqlPerRequest", part.statementsPerRequest("auth"));
  }
}
