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

import com.cruisemall.load.findings.LocalizedText;
import com.cruisemall.load.journeys.Visit;
import com.cruisemall.load.stack.TestSailing;
import com.cruisemall.local.process.Polling;
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
 * All users have ordered and upload a passport at the same moment, into a Drive with a low write
 * quota.
 */
public final class PassportStage implements Stage {
  private static final Duration POLL_INTERVAL = Duration.ofMillis(500);
  private static final int WRITES_PER_SECOND = 3;
  private static final int IMAGE_BYTES = 1_000_000;
  private static final int LINK_ATTEMPTS = 8;
  private static final Duration RAMP_UP = Duration.ofSeconds(15);
  private static final double HEAP_MEGABYTES = 256;
  private static final Duration DELIVERY_TIMEOUT = Duration.ofMinutes(5);

  @Override
  public String name() {
    return "passports";
  }

  @Override
  public LocalizedText title() {
    return new LocalizedText("느린 Drive로 가는 여권", "Passports into a slow Drive");
  }

  @Override
  public void run(SimulationContext context)
      throws IOException, InterruptedException, SQLException {
    context.users().logIn(context.userCount());
    TestSailing sailing = OrderStage.createSailing(context, context.userCount());
    Queue<Map<String, Object>> links = links(context, sailing, context.userCount());
    context.sandbox("PUT", "/sandbox/drive", "{\"writesPerSecond\":" + WRITES_PER_SECOND + "}");
    context.sandbox("DELETE", "/sandbox/drive", "");
    Queue<String> documents = new ConcurrentLinkedQueue<>();
    Phase phase =
        context.run(
            name(),
            title(),
            () -> List.of(travelers(links, documents).injectOpen(atOnceUsers(links.size()))));
    context.recordFigure("passports.acknowledged", documents.size());
    context.recordFigure("passports.notAsked", context.userCount() - links.size());
    context.recordFigure(
        "passports.heapPercent",
        100
            * phase.after().of("upload").sum("jvm_memory_used_bytes", "area=\"heap\"")
            / (HEAP_MEGABYTES * (1 << 20)));
    checkDelivery(context, documents, name(), DELIVERY_TIMEOUT);
  }

  /** Checks that each acknowledged document is in Drive exactly once. */
  static void checkDelivery(
      SimulationContext context, Queue<String> documents, String part, Duration timeout)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    Polling.until(() -> files(context).keySet().containsAll(documents), POLL_INTERVAL, timeout);
    context.recordFigure(part + ".deliverySeconds", (System.nanoTime() - began) / 1e9);
    Map<String, Integer> files = files(context);
    context.recordFigure(
        part + ".notStored", documents.stream().filter(id -> !files.containsKey(id)).count());
    context.recordFigure(
        part + ".twice", documents.stream().filter(id -> files.getOrDefault(id, 0) > 1).count());
    JsonNode counts = drive(context).path("counts");
    double writes = counts.path("writes").asDouble();
    double refused = counts.path("refusedForQuota").asDouble();
    context.recordFigure(part + ".refusedPercent", 100 * refused / Math.max(1, writes + refused));
  }

  private static Map<String, Integer> files(SimulationContext context) {
    Map<String, Integer> files = new HashMap<>();
    try {
      for (JsonNode file : drive(context).path("files")) {
        files.merge(file.at("/appProperties/documentId").asText(), 1, Integer::sum);
      }
    } catch (IOException e) {
      return Map.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return files;
  }

  private static JsonNode drive(SimulationContext context)
      throws IOException, InterruptedException {
    return context.http().json("GET", context.stack().service("sandbox", "/sandbox/drive"), "");
  }

  /** Each user buys a cabin for two and requests the passport link of the first traveller. */
  static Queue<Map<String, Object>> links(
      SimulationContext context, TestSailing sailing, int people)
      throws IOException, InterruptedException, SQLException {
    Queue<Map<String, Object>> links = new ConcurrentLinkedQueue<>();
    Purchase purchase = Purchase.of(context, sailing);
    context.run(
        "travelers",
        new LocalizedText("각자 두 사람의 주문", "An order of two people each"),
        () ->
            List.of(
                scenario("owners")
                    .exec(context.users().resumeSessions(people))
                    .exec(purchase.intoSession())
                    .exec(Visit.order(), Visit.pay())
                    .exec(
                        repeat(LINK_ATTEMPTS)
                            .on(
                                doIf(session -> !session.contains("link"))
                                    .then(requestLink(), pause(Duration.ofSeconds(1)))),
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
                    .injectOpen(rampUsers(people).during(RAMP_UP))));
    return links;
  }

  private static ChainBuilder requestLink() {
    return step(
        "link",
        http("link")
            .post("/api/passport/requests")
            .header("Content-Type", "application/json")
            .body(StringBody("{\"orderId\":\"#{orderId}\"}"))
            .check(jsonPath("$.token").optional().saveAs("link")));
  }

  /** Uploads one passport per link and collects the acknowledged documents. */
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
                        ByteArrayBodyPart("file", PassportStage::image)
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

  private static byte[] image(Session session) {
    return TestImages.small(IMAGE_BYTES, session.getInt("n"));
  }
}
