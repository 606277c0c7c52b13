package com.cruisemall.load.stages;

import static com.cruisemall.load.journeys.Step.step;
import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.ByteArrayBodyPart;
import static io.gatling.javaapi.http.HttpDsl.StringBodyPart;
import static io.gatling.javaapi.http.HttpDsl.http;

import com.cruisemall.load.Departure;
import com.cruisemall.load.findings.Text;
import com.cruisemall.load.journeys.Visit;
import com.cruisemall.load.stack.Waiting;
import com.fasterxml.jackson.databind.JsonNode;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * All have ordered; now all send a passport at the same moment, into a Drive that is slow to take.
 */
public final class Passports implements Stage {
  private static final int WRITES_PER_SECOND = 3;
  private static final int PICTURE = 1_000_000;
  private static final int TRIES = 8;
  private static final Duration ORDERING = Duration.ofSeconds(15);
  private static final double HEAP = 256;
  private static final Duration DELIVERY = Duration.ofMinutes(5);

  @Override
  public String name() {
    return "passports";
  }

  @Override
  public Text title() {
    return new Text("느린 Drive로 가는 여권", "Passports into a slow Drive");
  }

  @Override
  public void run(Scene scene) throws IOException, InterruptedException, SQLException {
    scene.people().signIn(scene.users());
    Departure departure = Orders.departure(scene, scene.users());
    Queue<Map<String, Object>> links = links(scene, departure, scene.users());
    scene.sandbox("PUT", "/sandbox/drive", "{\"writesPerSecond\":" + WRITES_PER_SECOND + "}");
    scene.sandbox("DELETE", "/sandbox/drive", "");
    Queue<String> documents = new ConcurrentLinkedQueue<>();
    Scene.Part part =
        scene.play(
            name(),
            title(),
            () -> List.of(travelers(links, documents).injectOpen(atOnceUsers(links.size()))));
    scene.figure("passports.acknowledged", documents.size());
    scene.figure("passports.notAsked", scene.users() - links.size());
    scene.figure(
        "passports.heapPercent",
        100
            * part.after().of("upload").sum("jvm_memory_used_bytes", "area=\"heap\"")
            / (HEAP * (1 << 20)));
    arrivals(scene, documents, name(), DELIVERY);
  }

  /** Whether each that was acknowledged is in Drive, once. */
  static void arrivals(Scene scene, Queue<String> documents, String part, Duration patience)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    Waiting.until(patience, () -> files(scene).keySet().containsAll(documents));
    scene.figure(part + ".deliverySeconds", (System.nanoTime() - began) / 1e9);
    Map<String, Integer> files = files(scene);
    scene.figure(
        part + ".notStored", documents.stream().filter(id -> !files.containsKey(id)).count());
    scene.figure(
        part + ".twice", documents.stream().filter(id -> files.getOrDefault(id, 0) > 1).count());
    JsonNode counts = drive(scene).path("counts");
    double writes = counts.path("writes").asDouble();
    double refused = counts.path("refusedForQuota").asDouble();
    scene.figure(part + ".refusedPercent", 100 * refused / Math.max(1, writes + refused));
  }

  private static Map<String, Integer> files(Scene scene) {
    Map<String, Integer> files = new HashMap<>();
    try {
      for (JsonNode file : drive(scene).path("files")) {
        files.merge(file.at("/appProperties/documentId").asText(), 1, Integer::sum);
      }
    } catch (IOException e) {
      return Map.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return files;
  }

  private static JsonNode drive(Scene scene) throws IOException, InterruptedException {
    return scene.http().json("GET", scene.stack().service("sandbox", "/sandbox/drive"), "");
  }

  /** Everybody buys a cabin for two, and gets the link for the first traveller's passport. */
  static Queue<Map<String, Object>> links(Scene scene, Departure departure, int people)
      throws IOException, InterruptedException, SQLException {
    Queue<Map<String, Object>> links = new ConcurrentLinkedQueue<>();
    Wish wish = Wish.of(scene, departure);
    scene.play(
        "travelers",
        new Text("각자 두 사람의 주문", "An order of two people each"),
        () ->
            List.of(
                scenario("owners")
                    .exec(scene.people().back(people))
                    .exec(wish.inMind())
                    .exec(Visit.order(), Visit.pay())
                    .exec(
                        repeat(TRIES)
                            .on(
                                doIf(session -> !session.contains("link"))
                                    .then(askForLink(), pause(Duration.ofSeconds(1)))),
                        step(
                            "asked",
                            http("asked")
                                .get("/api/passport/#{link}")
                                .check(
                                    jsonPath("$.request.travelers[0].id")
                                        .optional()
                                        .saveAs("traveler"))))
                    .exec(session -> {
                      if (session.contains("link") && session.contains("traveler")) {
                        links.add(
                            Map.of(
                                "n", session.getInt("n"),
                                "link", session.get("link"),
                                "traveler", session.get("traveler")));
                      }
                      return session;
                    })
                    .injectOpen(rampUsers(people).during(ORDERING))));
    return links;
  }

  private static ChainBuilder askForLink() {
    return step(
        "link",
        http("link")
            .post("/api/passport/requests")
            .header("Content-Type", "application/json")
            .body(StringBody("{\"orderId\":\"#{orderId}\"}"))
            .check(jsonPath("$.token").optional().saveAs("link")));
  }

  /** Sends each a passport, and notes what was acknowledged. */
  static ScenarioBuilder travelers(Queue<Map<String, Object>> links, Queue<String> documents) {
    return scenario("travelers")
        .exec(feed(List.copyOf(links).iterator()))
        .exec(
            step(
                "upload",
                http("upload")
                    .post("/api/passport/#{link}/upload")
                    .bodyPart(StringBodyPart("travelerId", "#{traveler}"))
                    .bodyPart(
                        ByteArrayBodyPart("file", Passports::picture)
                            .fileName("여권.jpg")
                            .contentType("image/jpeg"))
                    .check(jsonPath("$.document.id").optional().saveAs("document"))))
        .exec(session -> {
          if (session.contains("document")) {
            documents.add(session.getString("document"));
          }
          return session;
        });
  }

  private static byte[] picture(Session session) {
    return Picture.small(PICTURE, session.getInt("n"));
  }
}
