package com.cruisemall.load.stages;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import com.cruisemall.load.findings.Text;
import com.cruisemall.load.journeys.Visit;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * A few visits before anything counts: programs that have just started are still being compiled by
 * their JVM, which no shop that is open is.
 */
public final class WarmUp implements Stage {
  private static final Duration TIME = Duration.ofSeconds(20);
  private static final double PER_SECOND = 5;

  @Override
  public String name() {
    return "warmUp";
  }

  @Override
  public Text title() {
    return new Text("준비 운동", "Warm-up, which does not count");
  }

  @Override
  public void run(Scene scene) throws IOException, InterruptedException, SQLException {
    var people = People.inTurn(scene.users());
    scene.play(
        name(),
        title(),
        () ->
            List.of(
                scenario("early")
                    .exec(
                        feed(people),
                        Visit.document(),
                        Visit.login(),
                        Visit.home(),
                        Visit.me(401),
                        Visit.products(),
                        Visit.product(),
                        Visit.rates(),
                        Visit.profile(),
                        Visit.ask())
                    .injectOpen(constantUsersPerSec(PER_SECOND).during(TIME))));
    scene.people().forget();
  }
}
