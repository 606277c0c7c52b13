package com.cruisemall.load.stages;

import static com.cruisemall.load.journeys.Step.step;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import com.cruisemall.load.findings.Text;
import com.cruisemall.load.stack.Http;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.ScanParams;

/** All want exchange rates at once from a service that has none yet, past every cache before it. */
public final class Rates implements Stage {
  private static final int MANY_KEYS = 1000;

  @Override
  public String name() {
    return "rates";
  }

  @Override
  public Text title() {
    return new Text("아무 데도 없는 환율", "Exchange rates, kept nowhere");
  }

  @Override
  public void run(Scene scene) throws IOException, InterruptedException, SQLException {
    scene.control("rates", "stop");
    forget(scene);
    scene.sandbox("DELETE", "/sandbox/feed", "");
    scene.control("rates", "start");
    scene.play(
        name(),
        title(),
        () ->
            List.of(
                scenario("askers")
                    .exec(session -> session.set("unseen", UUID.randomUUID().toString()))
                    .exec(
                        step(
                            "rates",
                            http("rates").get("/api/exchange-rate?currency=USD&unseen=#{unseen}")))
                    .injectOpen(atOnceUsers(scene.users()))));
    var counts = scene.http().json("GET", scene.stack().service("sandbox", "/sandbox/feed"), "");
    long calls = 0;
    for (var count : counts) {
      calls += count.isNumber() ? count.asLong() : 0;
    }
    scene.figure("rates.feedCalls", calls);
    var answer = scene.ask("GET", "/api/exchange-rate?currency=USD", "", Map.of());
    scene.figure("rates.cacheSeconds", Http.maxAge(answer));
  }

  /** What Redis has of rates. */
  private static void forget(Scene scene) {
    try (Jedis redis = scene.stack().redis()) {
      var found =
          redis.scan("0", new ScanParams().match("cm:rates:*").count(MANY_KEYS)).getResult();
      if (!found.isEmpty()) {
        redis.del(found.toArray(String[]::new));
      }
    }
  }
}
