package com.cruisemall.load.stages;

import com.cruisemall.load.Shop;
import com.cruisemall.load.findings.Text;
import com.cruisemall.load.stack.Waiting;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Single looks at what needs no crowd: indexes, caching, pictures, errors, logs, metrics, variants.
 */
public final class Inspection implements Stage {
  private static final int EVENTS = 10;
  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;
  private static final int FIRST_FAILURE = 500;
  private static final Duration LOGGED = Duration.ofSeconds(10);
  private static final Map<String, String> CACHING =
      Map.of(
          "/api/exchange-rate?currency=USD", "public",
          "/api/public/page-config", "public",
          "/api/products?limit=5", "public",
          "/api/auth/me", "no-store",
          "/api/user/profile", "no-store",
          "/api/orders", "no-store");
  private static final Set<String> METRICS =
      Set.of(
          "agroal_active_count",
          "agroal_awaiting_count",
          "agroal_blocking_time_average_milliseconds",
          "cruisemall_transaction_time_seconds_bucket",
          "cruisemall_transactions_total",
          "http_server_requests_seconds_bucket",
          "cruisemall_errors_total",
          "cruisemall_ratelimit_decisions_total",
          "cruisemall_session_lookups_total",
          "cruisemall_feed_calls_total",
          "jvm_memory_used_bytes",
          "process_cpu_usage",
          "http_server_bytes_written_sum");

  @Override
  public String name() {
    return "inspection";
  }

  @Override
  public Text title() {
    return new Text("하나씩 살펴보기", "Single looks");
  }

  @Override
  public void run(Scene scene) throws IOException, InterruptedException, SQLException {
    Indexes.check(scene);
    caching(scene);
    Images.check(scene);
    new Errors(scene).check();
    logs(scene);
    metrics(scene);
    variants(scene);
  }

  private static void caching(Scene scene) throws IOException, InterruptedException {
    Map<String, String> person =
        People.signedInAs(scene.people().cookie(People.phone(1), People.PASSWORD));
    scene.people().forget();
    int wrong = 0;
    int notRevalidated = 0;
    for (Map.Entry<String, String> rule : CACHING.entrySet()) {
      HttpResponse<String> answer = scene.ask("GET", rule.getKey(), "", person);
      String control = answer.headers().firstValue("Cache-Control").orElse("");
      boolean kept = answer.statusCode() == OK && control.contains(rule.getValue());
      wrong += kept ? 0 : 1;
      if (rule.getValue().equals("public")) {
        String tag = answer.headers().firstValue("ETag").orElse("none");
        int again = scene.ask("GET", rule.getKey(), "", Map.of("If-None-Match", tag)).statusCode();
        notRevalidated += again == NOT_MODIFIED ? 0 : 1;
      }
    }
    scene.figure("caching.wrong", wrong);
    scene.figure("caching.notRevalidated", notRevalidated);
  }

  /**
   * The failures of a stopped service are in the gateway's log under the ids that people got: of
   * what is kept in its cache, and of what is not.
   */
  private static void logs(Scene scene) throws IOException, InterruptedException {
    String person = scene.people().cookie(People.phone(1), People.PASSWORD);
    scene.people().forget();
    List<HttpResponse<String>> failed = new ArrayList<>();
    scene.control("payment", "stop");
    try {
      failed.add(scene.ask("GET", "/api/products/no-such-" + System.nanoTime(), "", Map.of()));
      failed.add(scene.ask("GET", "/api/orders", "", People.signedInAs(person)));
    } finally {
      scene.control("payment", "start");
    }
    int caused = 0;
    int withoutRequest = 0;
    for (HttpResponse<String> answer : failed) {
      String id = answer.headers().firstValue("X-Request-Id").orElse("none");
      caused += answer.statusCode() >= FIRST_FAILURE ? 1 : 0;
      withoutRequest += Waiting.until(LOGGED, () -> inLog(scene, id)) ? 0 : 1;
    }
    scene.figure("logs.failuresCaused", caused);
    scene.figure("logs.withoutRequest", withoutRequest);
  }

  private static boolean inLog(Scene scene, String id) {
    try {
      return Files.readString(scene.stack().log("gateway"), StandardCharsets.ISO_8859_1)
          .contains(id);
    } catch (IOException e) {
      return false;
    }
  }

  private static void metrics(Scene scene) throws IOException, InterruptedException, SQLException {
    var now = scene.probe().snapshot().metrics().values();
    long missing =
        METRICS.stream()
            .filter(name -> now.stream().noneMatch(program -> program.names().contains(name)))
            .count();
    scene.figure("metrics.missing", missing);
    scene.figure("metrics.looked", METRICS.size());
  }

  private static void variants(Scene scene) throws IOException, InterruptedException {
    HttpResponse<String> consent =
        scene.ask(
            "PUT", "/api/consent", "{\"analytics\":true}", Map.of("Sec-Fetch-Site", "same-origin"));
    String cookies =
        consent.headers().allValues("Set-Cookie").stream()
            .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
            .reduce((one, other) -> one + "; " + other)
            .orElse("");
    Map<String, String> visitor = Map.of("Cookie", cookies, "Sec-Fetch-Site", "same-origin");
    JsonNode first = variantsOf(scene, visitor);
    int changed = first.isEmpty() ? 1 : 0;
    int accepted = 0;
    for (int n = 0; n < EVENTS; n++) {
      changed += variantsOf(scene, visitor).equals(first) ? 0 : 1;
      String event = "{\"events\":[{\"kind\":\"PAGE_VIEW\"}]}";
      JsonNode answer = Shop.JSON.readTree(scene.ask("POST", "/api/events", event, visitor).body());
      accepted += answer.path("accepted").asInt();
    }
    scene.figure("behaviour.accepted", accepted);
    scene.figure("behaviour.unstable", changed);
  }

  private static JsonNode variantsOf(Scene scene, Map<String, String> visitor)
      throws IOException, InterruptedException {
    String body = scene.ask("GET", "/api/experiments", "", visitor).body();
    return Shop.JSON.readTree(body).path("variants");
  }
}
