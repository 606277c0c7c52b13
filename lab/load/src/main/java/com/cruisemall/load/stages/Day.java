package com.cruisemall.load.stages;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import com.cruisemall.load.Departure;
import com.cruisemall.load.findings.Text;
import com.cruisemall.load.journeys.Visit;
import io.gatling.javaapi.core.ChainBuilder;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** People keep arriving, however slow the shop is; each thinks, looks around, some buy or ask. */
public final class Day implements Stage {
  /** About how long a visit lasts, which makes of arrivals a number of people. */
  private static final double VISIT_SECONDS = 50;

  private static final double MEMBERS = 0.4;
  private static final int CABINS = 400;

  @Override
  public String name() {
    return "day";
  }

  @Override
  public Text title() {
    return new Text("뒤섞인 하루", "A mixed day");
  }

  @Override
  public void run(Scene scene) throws IOException, InterruptedException, SQLException {
    Departure departure = Orders.departure(scene, CABINS);
    Wish wish = Wish.of(scene, departure);
    double perSecond = scene.users() / VISIT_SECONDS;
    AtomicInteger here = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    var members = People.inTurn(scene.users() * 3);
    Scene.Part part =
        scene.play(
            name(),
            title(),
            () ->
                List.of(
                    scenario("guests")
                        .exec(counted(here, most, Visit.guest()))
                        .injectOpen(
                            constantUsersPerSec(perSecond * (1 - MEMBERS))
                                .during(scene.day())
                                .randomized()),
                    scenario("members")
                        .exec(
                            wish.inMind(), counted(here, most, exec(feed(members), Visit.member())))
                        .injectOpen(
                            constantUsersPerSec(perSecond * MEMBERS)
                                .during(scene.day())
                                .randomized())));
    scene.people().forget();
    scene.figure("day.atOnce", most.get());
    double hits = part.grown("cruisemall_cache_answers_total", "status=\"hit\"");
    double answers = part.grown("cruisemall_cache_answers_total");
    scene.figure("day.cacheHitPercent", answers == 0 ? 0 : 100 * hits / answers);
    scene.figure("day.loginSlowest", part.calls().named("login").percentile(100));
    Ledger.check(scene, name());
    totals(scene);
  }

  /** A visit, during which there is one more. */
  private static ChainBuilder counted(AtomicInteger here, AtomicInteger most, ChainBuilder visit) {
    return exec(
            session -> {
              most.accumulateAndGet(here.incrementAndGet(), Math::max);
              return session;
            })
        .exec(visit)
        .exec(session -> {
          here.decrementAndGet();
          return session;
        });
  }

  /** What was rolled back although it would have been worth another attempt. */
  private static double givenUp(Scene.Part part) {
    return Stream.of("40P01", "40001", "55P03")
        .mapToDouble(state ->
            part.grown(
                "cruisemall_transactions_total",
                "outcome=\"rolled_back\"",
                "sqlstate=\"" + state + "\""))
        .sum();
  }

  /** What is counted over all parts so far. */
  private static void totals(Scene scene) {
    scene.figure("all.deadlocks", scene.parts().stream().mapToDouble(Scene.Part::deadlocks).sum());
    scene.figure("all.transactionsGivenUp", scene.parts().stream().mapToDouble(Day::givenUp).sum());
  }
}
