package com.cruisemall.load.stages;

import static com.cruisemall.load.journeys.Step.step;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import com.cruisemall.load.fault.SecondGateway;
import com.cruisemall.load.findings.Text;
import com.cruisemall.load.journeys.Calls;
import com.cruisemall.load.journeys.Traffic;
import com.cruisemall.load.journeys.Visit;
import io.gatling.javaapi.core.PopulationBuilder;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * One address sends more than it may, to two gateways, and after a restart of the first, while
 * others go on. It asks for what costs nothing: a passport link that does not exist.
 */
public final class Limiter implements Stage {
  private static final int SENT = 600;
  private static final int OTHERS = 50;
  private static final int TOO_MANY = 429;

  @Override
  public String name() {
    return "limiter";
  }

  @Override
  public Text title() {
    return new Text("한 주소의 호출 제한", "The limit of one address");
  }

  @Override
  public void run(Scene scene) throws IOException, InterruptedException, SQLException {
    Calls first = flood(scene, name(), title());
    long began = System.nanoTime();
    Policy policy = Policy.of(scene);
    scene.figure("limiter.refused", first.count(TOO_MANY));
    scene.figure(
        "limiter.allowedBeyond",
        Math.max(
            0, passed(first) - policy.burst() - policy.perSecond() * Math.ceil(first.seconds())));
    Calls others =
        scene
            .play(
                "limiterOthers",
                new Text("그동안 다른 주소들", "Other addresses meanwhile"),
                () ->
                    List.of(
                        scenario("others")
                            .exec(Visit.home(), Visit.rates())
                            .injectOpen(atOnceUsers(OTHERS))))
            .calls();
    scene.figure("limiter.othersRefused", others.count(TOO_MANY));
    atSecondGateway(scene, policy);
    flood(scene, "limiterAgain", new Text("같은 주소에서 다시", "Again from that address"));
    long emptied = System.nanoTime();
    scene.control("gateway", "restart");
    Calls after =
        flood(scene, "limiterRestart", new Text("게이트웨이 재시작 뒤", "After a restart of the gateway"));
    scene.figure("limiter.allowedAfterRestart", policy.beyondRefill(after, emptied));
    scene.figure("limiter.seconds", (emptied - began) / 1e9);
  }

  /** What one gateway has let through, another must not let through once more. */
  private static void atSecondGateway(Scene scene, Policy policy)
      throws IOException, InterruptedException, SQLException {
    try (var second = new SecondGateway(scene.stack(), scene.http(), "upload")) {
      flood(scene, "limiterFirst", new Text("같은 주소에서 다시", "Again from that address"));
      long emptied = System.nanoTime();
      Traffic there = scene.traffic().at(second.address());
      Calls calls =
          flood(scene, there, "limiterSecond", new Text("다른 게이트웨이로", "To another gateway"));
      scene.figure("limiter.allowedBySecond", policy.beyondRefill(calls, emptied));
      scene.figure("limiter.refusedBySecond", calls.count(TOO_MANY));
    }
  }

  /** As the policy for uploads tells it of itself. */
  private record Policy(double burst, double perSecond) {
    static Policy of(Scene scene) throws IOException, InterruptedException {
      var headers = scene.ask("POST", "/api/passport/nobody/upload", "-", Map.of()).headers();
      String policy = headers.firstValue("RateLimit-Policy").orElse("");
      double permits = number(policy, "q");
      double window = number(policy, "w");
      double left = number(headers.firstValue("RateLimit").orElse(""), "r");
      return new Policy(left + 1, window == 0 ? 0 : permits / window);
    }

    /** How many passed of those sent since it was emptied, less what has come back until now. */
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

  private static Calls flood(Scene scene, String name, Text title)
      throws IOException, InterruptedException, SQLException {
    return flood(scene, scene.traffic(), name, title);
  }

  private static Calls flood(Scene scene, Traffic door, String name, Text title)
      throws IOException, InterruptedException, SQLException {
    return scene.watch(name, title, () -> door.fromOneAddress().run(Limiter::one)).calls();
  }

  private static List<PopulationBuilder> one() {
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
            .injectOpen(atOnceUsers(SENT)));
  }
}
