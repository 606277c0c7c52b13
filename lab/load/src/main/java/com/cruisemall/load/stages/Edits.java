package com.cruisemall.load.stages;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import com.cruisemall.load.findings.Text;
import com.cruisemall.load.journeys.Calls;
import com.cruisemall.load.journeys.Visit;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Many windows of one person save at the same moment; then everybody saves their own. */
public final class Edits implements Stage {
  /** Fewer than the gateway lets one person ask at once. */
  private static final int MOST_WINDOWS = 50;

  @Override
  public String name() {
    return "edits";
  }

  @Override
  public Text title() {
    return new Text("프로필 동시 수정", "Profile edits at once");
  }

  @Override
  public void run(Scene scene) throws IOException, InterruptedException, SQLException {
    scene.people().signIn(scene.users());
    int windows = Math.min(MOST_WINDOWS, scene.users());
    Scene.Part part =
        scene.play(
            name(),
            title(),
            () ->
                List.of(
                    scenario("windows")
                        .exec(scene.people().back(1), Visit.profile())
                        .rendezVous(windows)
                        .exec(Visit.edit(412))
                        .injectOpen(atOnceUsers(windows))));
    Calls edits = part.calls().named("edit");
    scene.figure("edits.won", edits.count(200));
    scene.figure("edits.lost", windows - edits.count(200) - edits.count(412));
    scene.play(
        "ownEdits",
        new Text("각자의 프로필 수정", "Everybody edits their own profile"),
        () ->
            List.of(
                scenario("own")
                    .exec(scene.people().back(scene.users()), Visit.profile(), Visit.edit())
                    .injectOpen(atOnceUsers(scene.users()))));
  }
}
