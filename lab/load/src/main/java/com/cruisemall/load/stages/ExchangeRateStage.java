package com.cruisemall.load.stages;

import static com.cruisemall.load.journeys.Step.step;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import com.cruisemall.load.findings.LocalizedText;
import com.cruisemall.load.stack.StackClient;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.ScanParams;

/** All users request exchange rates past every cache, while rates-service has none. */
public final class ExchangeRateStage implements Stage {
  private static final int SCAN_COUNT = 1000;

  @Override
  public String name() {
    return "rates";
  }

  @Override
  public LocalizedText title() {
    return new LocalizedText("아무 데도 없는 환율", "Exchange rates, kept nowhere");
  }

  @Override
  public void run(SimulationContext context)
      throws IOException, InterruptedException, SQLException {
    context.control("rates", "stop");
    deleteRates(context);
    context.sandbox("DELETE", "/sandbox/feed", "");
    context.control("rates", "start");
    context.run(
        name(),
        title(),
        () ->
            List.of(
                scenario("askers")
                    .exec(session -> session.set("unseen", System.nanoTime()))
                    .exec(
                        step(
                            "rates",
                            http("rates")
                                .get(
                                    "/api/exchange-rate/convert?from=USD&to=KRW&amount=#{unseen}")))
                    .injectOpen(atOnceUsers(context.userCount()))));
    var counts =
        context.http().json("GET", context.stack().service("sandbox", "/sandbox/feed"), "");
    long calls = 0;
    for (var count : counts) {
      calls += count.isNumber() ? count.asLong() : 0;
    }
    context.recordFigure("rates.feedCalls", calls);
    var response = context.send("GET", "/api/exchange-rate?currency=USD", "", Map.of());
    context.recordFigure("rates.cacheSeconds", StackClient.maxAge(response));
  }

  /** Deletes all rates from Redis. */
  private static void deleteRates(SimulationContext context) {
    try (Jedis redis = context.stack().redis()) {
      var found =
          redis.scan("0", new ScanParams().match("cm:rates:*").count(SCAN_COUNT)).getResult();
      if (!found.isEmpty()) {
        redis.del(found.toArray(String[]::new));
      }
    }
  }
}
