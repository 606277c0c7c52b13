package com.cruisemall.load.stages;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import com.cruisemall.load.Departure;
import com.cruisemall.load.fault.SecondGateway;
import com.cruisemall.load.fault.Trouble;
import com.cruisemall.load.findings.Text;
import com.cruisemall.load.journeys.Traffic;
import com.cruisemall.load.journeys.Visit;
import com.cruisemall.load.stack.Waiting;
import io.gatling.javaapi.core.PopulationBuilder;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * People order, pay, ask and send passports while servers are killed, partners fail and the network
 * is bad; then everything must be there that somebody was told is there, once.
 */
public final class Faults implements Stage {
  private static final Duration GONE = Duration.ofSeconds(3);
  private static final Duration BACK = Duration.ofSeconds(5);
  private static final Duration BAD = Duration.ofSeconds(8);

  /** A job whose event was lost is found after ten minutes. */
  private static final Duration DELIVERY = Duration.ofMinutes(14);

  private static final int PART_OF_USERS = 4;
  private static final int CABINS = 4000;
  private static final List<String> KILLED =
      List.of(
          "redis", "kafka", "postgres", "payment", "auth", "upload", "chat", "rates", "gateway");
  private static final List<Map.Entry<String, String>> PARTNERS =
      List.of(
          Map.entry("psp", "{\"kind\":\"ERROR\"}"),
          Map.entry("psp", "{\"kind\":\"SUCCESS_THEN_CUT\"}"),
          Map.entry("psp", "{\"kind\":\"SLOW\",\"millis\":3000}"),
          Map.entry("gemini", "{\"kind\":\"CUT\",\"afterFrames\":2}"),
          Map.entry("drive", "{\"kind\":\"LOST_ANSWER\",\"percent\":50}"),
          Map.entry("drive", "{\"kind\":\"ERROR_AFTER\",\"percent\":50}"),
          Map.entry("feed-v6", "{\"kind\":\"HANG\"}"));
  private static final List<Trouble> TROUBLES =
      List.of(
          new Trouble.Latency(Duration.ofMillis(300)),
          new Trouble.Reset(),
          new Trouble.BlackHole(),
          new Trouble.SlowDrip(2000));

  private final AtomicBoolean over = new AtomicBoolean();

  @Override
  public String name() {
    return "faults";
  }

  @Override
  public Text title() {
    return new Text("서버·협력사·네트워크 고장", "Servers, partners and the network fail");
  }

  @Override
  public void run(Scene scene) throws IOException, InterruptedException, SQLException {
    int people = Math.max(2, scene.users() / PART_OF_USERS);
    scene.people().signIn(people * 2);
    Departure departure = Orders.departure(scene, CABINS);
    Wish wish = Wish.of(scene, departure);
    Queue<Map<String, Object>> links = Passports.links(scene, departure, people);
    Queue<String> documents = new ConcurrentLinkedQueue<>();
    Invariants invariants = new Invariants(scene, departure, people);
    Scene.Part killed =
        during(
            scene,
            scene.traffic(),
            name(),
            title(),
            () -> {
              kill(scene);
              partnersFail(scene);
            },
            people,
            wish,
            links,
            documents);
    invariants.acknowledged(killed.calls());
    try (SecondGateway second = new SecondGateway(scene.stack().again(), scene.http(), "payment")) {
      Scene.Part troubled =
          during(
              scene,
              scene.traffic().at(second.address()),
              "faultsNetwork",
              new Text("나쁜 네트워크", "A bad network"),
              () -> trouble(second),
              people,
              wish,
              new ConcurrentLinkedQueue<>(),
              documents);
      invariants.acknowledged(troubled.calls());
    }
    scene.figure("faults.documents", documents.size());
    Passports.arrivals(scene, documents, name(), DELIVERY);
    invariants.after();
  }

  /** What is broken meanwhile. */
  private interface Break {
    void run() throws IOException, InterruptedException;
  }

  private Scene.Part during(
      Scene scene,
      Traffic traffic,
      String name,
      Text title,
      Break breaking,
      int people,
      Wish wish,
      Queue<Map<String, Object>> links,
      Queue<String> documents)
      throws IOException, InterruptedException, SQLException {
    over.set(false);
    ConcurrentLinkedQueue<Exception> failures = new ConcurrentLinkedQueue<>();
    Thread breaker =
        Thread.ofPlatform()
            .start(() -> {
              try {
                Waiting.pause(BACK);
                breaking.run();
                Waiting.pause(BACK);
              } catch (IOException e) {
                failures.add(e);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } finally {
                over.set(true);
              }
            });
    Scene.Part part =
        scene.watch(
            name, title, () -> traffic.run(() -> crowd(scene, people, wish, links, documents)));
    breaker.join();
    if (!failures.isEmpty()) {
      throw new IOException("a fault could not be caused or ended", failures.peek());
    }
    return part;
  }

  private List<PopulationBuilder> crowd(
      Scene scene,
      int people,
      Wish wish,
      Queue<Map<String, Object>> links,
      Queue<String> documents) {
    var buyers =
        scenario("buyers")
            .exec(scene.people().back(people))
            .exec(wish.inMind())
            .exec(
                asLongAs(_ -> !over.get())
                    .on(
                        exec(
                            Visit.home(),
                            pause(Duration.ofSeconds(1)),
                            Visit.order(),
                            Visit.pay(),
                            pause(Duration.ofSeconds(1)),
                            Visit.me(),
                            Visit.ask(),
                            pause(Duration.ofSeconds(2)))))
            .injectOpen(rampUsers(people).during(BACK));
    if (links.isEmpty()) {
      return List.of(buyers);
    }
    return List.of(
        buyers,
        Passports.travelers(links, documents)
            .injectOpen(rampUsers(links.size()).during(Duration.ofMinutes(1))));
  }

  private static void kill(Scene scene) throws IOException, InterruptedException {
    for (String component : KILLED) {
      scene.control(component, "kill");
      Waiting.pause(GONE);
      scene.control(component, "start");
      Waiting.pause(BACK);
    }
  }

  private static void partnersFail(Scene scene) throws IOException, InterruptedException {
    try {
      for (Map.Entry<String, String> fault : PARTNERS) {
        scene.sandbox("PUT", "/sandbox/faults/" + fault.getKey(), fault.getValue());
        Waiting.pause(BAD);
        scene.sandbox("DELETE", "/sandbox/faults", "");
      }
    } finally {
      scene.sandbox("DELETE", "/sandbox/faults", "");
    }
  }

  private static void trouble(SecondGateway gateway) {
    for (Trouble trouble : TROUBLES) {
      gateway.service().set(trouble);
      Waiting.pause(BAD);
      gateway.service().set(new Trouble.None());
      Waiting.pause(GONE);
      gateway.redis().set(trouble);
      Waiting.pause(BAD);
      gateway.redis().set(new Trouble.None());
      Waiting.pause(GONE);
    }
  }
}
