package com.cruisemall.load.stages;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import com.cruisemall.load.findings.LocalizedText;
import com.cruisemall.load.journeys.Visit;
import io.gatling.javaapi.core.PopulationBuilder;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/**
 * All users open the start page, first with every service up and then with rates-service stopped.
 */
public final class HomePageStage implements Stage {
  @Override
  public String name() {
    return "pages";
  }

  @Override
  public LocalizedText title() {
    return new LocalizedText("시작 화면", "The start page");
  }

  @Override
  public void run(SimulationContext context)
      throws IOException, InterruptedException, SQLException {
    context.users().logIn(context.userCount());
    context.run(name(), title(), () -> populations(context));
    context.control("rates", "stop");
    try {
      context.run(
          "pagesWithout",
          new LocalizedText("환율 서비스가 없는 시작 화면", "The start page without rates-service"),
          () -> populations(context));
    } finally {
      context.control("rates", "start");
    }
  }

  private static List<PopulationBuilder> populations(SimulationContext context) {
    return List.of(
        scenario("visitors")
            .exec(
                context.users().resumeSessions(context.userCount()),
                Visit.startPage(),
                Visit.home())
            .injectOpen(atOnceUsers(context.userCount())));
  }
}
