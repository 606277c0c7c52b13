package com.cruisemall.load.stages;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import com.cruisemall.load.Departure;
import com.cruisemall.load.findings.Text;
import com.cruisemall.load.journeys.Calls;
import com.cruisemall.load.journeys.Visit;
import com.cruisemall.load.probe.Sample;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * A number of people who are signed in and stay, each with one request at a time; then more of
 * them, until too much fails or takes too long.
 */
public final class Steps implements Stage {
  private static final List<Integer> PEOPLE =
      List.of(50, 100, 200, 500, 1000, 2000, 3000, 4000, 6000, 8000);
  private static final Duration ARRIVAL = Duration.ofSeconds(10);
  private static final Duration STAY = Duration.ofSeconds(40);
  private static final double MOST_ERRORS = 1;
  private static final double MOST_MILLIS = 2000;
  private static final int CABINS = 6000;

  @Override
  public String name() {
    return "steps";
  }

  @Override
  public Text title() {
    return new Text("무릎을 찾는 계단", "Steps to the knee");
  }

  @Override
  public void run(Scene scene) throws IOException, InterruptedException, SQLException {
    scene.people().invite(PEOPLE.getLast());
    Departure departure = Orders.departure(scene, CABINS);
    Wish wish = Wish.of(scene, departure);
    int borne = 0;
    for (int people : PEOPLE) {
      Scene.Part part = step(scene, people, wish);
      Calls calls = part.calls();
      boolean kept = calls.errorPercent() <= MOST_ERRORS && calls.percentile(95) <= MOST_MILLIS;
      if (kept) {
        borne = people;
      }
      scene.figure("steps.people", borne);
      scene.figure("steps.poolWaitingAtEnd", part.most(Sample::poolWaiting));
      if (!kept) {
        scene.figure("steps.knee", people);
        return;
      }
    }
  }

  private static Scene.Part step(Scene scene, int people, Wish wish)
      throws IOException, InterruptedException, SQLException {
    scene.people().signIn(people);
    long end = System.nanoTime() + ARRIVAL.plus(STAY).toNanos();
    return scene.play(
        "step" + people,
        new Text(people + "명", people + " people"),
        () ->
            List.of(
                scenario("people")
                    .exec(scene.people().back(people))
                    .exec(wish.inMind())
                    .exec(
                        asLongAs(_ -> System.nanoTime() < end)
                            .on(exec(Visit.atHome(), pause(Duration.ofMillis(100)))))
                    .injectOpen(rampUsers(people).during(ARRIVAL))));
  }
}
