package com.cruisemall.load.stages;

import static com.cruisemall.load.journeys.Step.step;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import com.cruisemall.load.fault.ProxiedGateway;
import com.cruisemall.load.findings.LocalizedText;
import com.cruisemall.load.journeys.Calls;
import com.cruisemall.load.journeys.Traffic;
import com.cruisemall.load.journeys.Visit;
import io.gatling.javaapi.core.PopulationBuilder;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * One address exceeds its rate limit, at two gateways and after a restart of the first, while other
 * addresses continue. The requests are cheap: uploads to a passport link that does not exist.
 */
public final class RateLimitStage implements Stage {
  private static final int REQUESTS = 600;
  private static final int OTHERS = 50;
  private static final int TOO_MANY = 429;

  @Override
  public String name() {
    return "limiter";
  }

  @Override
  public LocalizedText title() {
    return new LocalizedText("한 주소의 호출 제한", "The limit of one address");
  }

  @Override
  public void run(SimulationContext context)
      throws IOException, InterruptedException, SQLException {
    Calls first = flood(context, name(), title());
    long began = System.nanoTime();
    Policy policy = Policy.of(context);
    context.recordFigure("limiter.refused", first.count(TOO_MANY));
    context.recordFigure(
        "limiter.allowedBeyond",
        Math.max(
            0, passed(first) - policy.burst() - policy.perSecond() * Math.ceil(first.seconds())));
    Calls others =
        context
            .run(
                "limiterOthers",
                new LocalizedText("그동안 다른 주소들", "Other addresses meanwhile"),
                () ->
                    List.of(
                        scenario("others")
                            .exec(Visit.home(), Visit.rates())
                            .injectOpen(atOnceUsers(OTHERS))))
            .calls();
    context.recordFigure("limiter.othersRefused", others.count(TOO_MANY));
    floodSecondGateway(context, policy);
    flood(context, "limiterAgain", new LocalizedText("같은 주소에서 다시", "Again from that address"));
    long emptied = System.nanoTime();
    context.control("gateway", "restart");
    Calls after =
        flood(
            context,
            "limiterRestart",
            new LocalizedText("게이트웨이 재시작 뒤", "After a restart of the gateway"));
    context.recordFigure("limiter.allowedAfterRestart", policy.beyondRefill(after, emptied));
    context.recordFigure("limiter.seconds", (emptied - began) / 1e9);
  }

  /** Checks that a second gateway does not allow again what the first has counted. */
  private static void floodSecondGateway(SimulationContext context, Policy policy)
      throws IOException, InterruptedException, SQLException {
    try (var second = new ProxiedGateway(context.stack(), "upload")) {
      flood(context, "limiterFirst", new LocalizedText("같은 주소에서 다시", "Again from that address"));
      long emptied = System.nanoTime();
      Traffic traffic = context.traffic().to(second.address());
      Calls calls =
          flood(
              context,
              traffic,
              "limiterSecond",
              new LocalizedText("다른 게이트웨이로", "To another gateway"));
      context.recordFigure("limiter.allowedBySecond", policy.beyondRefill(calls, emptied));
      context.recordFigure("limiter.refusedBySecond", calls.count(TOO_MANY));
    }
  }

  /** Rate limit policy of uploads, as the response headers state it. */
  private record Policy(double burst, double perSecond) {
    static Policy of(SimulationContext context) throws IOException, InterruptedException {
      var headers = context.send("POST", "/api/passport/nobody/upload", "-", Map.of()).headers();
      String policy = headers.firstValue("RateLimit-Policy").orElse("");
      double permits = number(policy, "q");
      double window = number(policy, "w");
      double left = number(headers.firstValue("RateLimit").orElse(""), "r");
      return new Policy(left + 1, window == 0 ? 0 : permits / window);
    }

    /**
     * Returns the number of requests allowed since the bucket was emptied, minus the permits
     * refilled since then.
     */
    double beyondRefill(Calls calls, long emptied) {
      double seconds = (System.nanoTime() - emptied) / 1e9;
      return Math.max(0, passed(calls) - perSecond * Math.ceil(seconds));
    }

    private static double number(String header, String name) {
      String found = header.replaceAll(".*;" + name + "=(\\d+).*", "$1");
      return found.matches("\\d+") ? Double.parseDouble(found) : 0;
    }
  }

  private static long passed(Calls calls) {
    return calls.all().stream()
        .filter(call -> call.status() > 0 && call.status() < TOO_MANY)
        .count();
  }

  private static Calls flood(SimulationContext context, String name, LocalizedText title)
      throws IOException, InterruptedException, SQLException {
    return flood(context, context.traffic(), name, title);
  }

  private static Calls flood(
      SimulationContext context, Traffic traffic, String name, LocalizedText title)
      throws IOException, InterruptedException, SQLException {
    return context
        .measure(name, title, () -> traffic.fromSingleAddress().run(RateLimitStage::populations))
        .calls();
  }

  private static List<PopulationBuilder> populations() {
    return List.of(
        scenario("one address")
            .exec(
                step(
                    "link",
                    http("link").post("/api/passport/nobody/upload"),
                    400,
                    404,
                    410,
                    415,
                    429))
            .injectOpen(atOnceUsers(REQUESTS)));
  }
}
