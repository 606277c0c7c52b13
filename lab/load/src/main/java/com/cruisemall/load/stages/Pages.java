package com.cruisemall.load.stages;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import com.cruisemall.load.findings.Text;
import com.cruisemall.load.journeys.Visit;
import io.gatling.javaapi.core.PopulationBuilder;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** The start page for all at once, with everything there and with a service gone. */
public final class Pages implements Stage {
  @Override
  public String name() {
    return "pages";
  }

  @Override
  public Text title() {
    return new Text("시작 화면", "The start page");
  }

  @Override
  public void run(Scene scene) throws IOException, InterruptedException, SQLException {
    scene.people().signIn(scene.users());
    scene.play(name(), title(), () -> everybody(scene));
    scene.control("rates", "stop");
    try {
      scene.play(
          "pagesWithout",
          new Text("환율 서비스가 없는 시작 화면", "The start page without rates-service"),
          () -> everybody(scene));
    } finally {
      scene.control("rates", "start");
    }
  }

  private static List<PopulationBuilder> everybody(Scene scene) {
    return List.of(
        scenario("visitors")
            .exec(scene.people().back(scene.users()), Visit.document(), Visit.home())
            .injectOpen(atOnceUsers(scene.users())));
  }
}
