package com.cruisemall.load.stages;

import com.cruisemall.load.findings.LocalizedText;
import com.cruisemall.load.stack.ServiceClient;
import com.cruisemall.local.process.Polling;
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
 * Checks that need no load: indexes, caching, images, errors, logs, metrics, experiment variants.
 */
public final class InspectionStage implements Stage {
  private static final Duration POLL_INTERVAL = Duration.ofMillis(500);
  private static final int EVENTS = 10;
  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;
  private static final int SERVER_ERROR = 500;
  private static final Duration LOG_TIMEOUT = Duration.ofSeconds(10);
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
  public LocalizedText title() {
    return new LocalizedText("하나씩 살펴보기", "Single looks");
  }

  @Override
  public void run(SimulationContext context)
      throws IOException, InterruptedException, SQLException {
    IndexCheck.check(context);
    caching(context);
    ImageCheck.check(context);
    new ErrorCheck(context).check();
    logs(context);
    metrics(context);
    variants(context);
  }

  private static void caching(SimulationContext context) throws IOException, InterruptedException {
    Map<String, String> person =
        SimulatedUsers.sessionHeaders(
            context.users().sessionCookie(SimulatedUsers.phone(1), SimulatedUsers.PASSWORD));
    context.users().clearSessions();
    int wrong = 0;
    int notRevalidated = 0;
    for (Map.Entry<String, String> rule : CACHING.entrySet()) {
      HttpResponse<String> response = context.send("GET", rule.getKey(), "", person);
      String control = response.headers().firstValue("Cache-Control").orElse("");
      boolean matches = response.statusCode() == OK && control.contains(rule.getValue());
      wrong += matches ? 0 : 1;
      if (rule.getValue().equals("public")) {
        String tag = response.headers().firstValue("ETag").orElse("none");
        int again =
            context.send("GET", rule.getKey(), "", Map.of("If-None-Match", tag)).statusCode();
        notRevalidated += again == NOT_MODIFIED ? 0 : 1;
      }
    }
    context.recordFigure("caching.wrong", wrong);
    context.recordFigure("caching.notRevalidated", notRevalidated);
  }

  /**
   * Checks that the gateway logs failures of a stopped service under the request ids of the
   * responses, both for a cacheable and an uncacheable path.
   */
  private static void logs(SimulationContext context) throws IOException, InterruptedException {
    String person = context.users().sessionCookie(SimulatedUsers.phone(1), SimulatedUsers.PASSWORD);
    context.users().clearSessions();
    List<HttpResponse<String>> failed = new ArrayList<>();
    context.control("payment", "stop");
    try {
      failed.add(context.send("GET", "/api/products/no-such-" + System.nanoTime(), "", Map.of()));
      failed.add(context.send("GET", "/api/orders", "", SimulatedUsers.sessionHeaders(person)));
    } finally {
      context.control("payment", "start");
    }
    int caused = 0;
    int withoutRequest = 0;
    for (HttpResponse<String> response : failed) {
      String id = response.headers().firstValue("X-Request-Id").orElse("none");
      caused += response.statusCode() >= SERVER_ERROR ? 1 : 0;
      withoutRequest += Polling.until(() -> inLog(context, id), POLL_INTERVAL, LOG_TIMEOUT) ? 0 : 1;
    }
    context.recordFigure("logs.failuresCaused", caused);
    context.recordFigure("logs.withoutRequest", withoutRequest);
  }

  private static boolean inLog(SimulationContext context, String id) {
    try {
      return Files.readString(context.stack().log("gateway"), StandardCharsets.ISO_8859_1)
          .contains(id);
    } catch (IOException e) {
      return false;
    }
  }

  private static void metrics(SimulationContext context)
      throws IOException, InterruptedException, SQLException {
    var now = context.probe().snapshot().metrics().values();
    long missing =
        METRICS.stream()
            .filter(name -> now.stream().noneMatch(program -> program.names().contains(name)))
            .count();
    context.recordFigure("metrics.missing", missing);
    context.recordFigure("metrics.looked", METRICS.size());
  }

  private static void variants(SimulationContext context) throws IOException, InterruptedException {
    HttpResponse<String> consent =
        context.send(
            "PUT", "/api/consent", "{\"analytics\":true}", Map.of("Sec-Fetch-Site", "same-origin"));
    String cookies =
        consent.headers().allValues("Set-Cookie").stream()
            .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
            .reduce((one, other) -> one + "; " + other)
            .orElse("");
    Map<String, String> visitor = Map.of("Cookie", cookies, "Sec-Fetch-Site", "same-origin");
    JsonNode first = variantsOf(context, visitor);
    int changed = first.isEmpty() ? 1 : 0;
    int accepted = 0;
    for (int n = 0; n < EVENTS; n++) {
      changed += variantsOf(context, visitor).equals(first) ? 0 : 1;
      String event = "{\"events\":[{\"kind\":\"PAGE_VIEW\"}]}";
      JsonNode response =
          ServiceClient.JSON.readTree(context.send("POST", "/api/events", event, visitor).body());
      accepted += response.path("accepted").asInt();
    }
    context.recordFigure("behaviour.accepted", accepted);
    context.recordFigure("behaviour.unstable", changed);
  }

  private static JsonNode variantsOf(SimulationContext context, Map<String, String> visitor)
      throws IOException, InterruptedException {
    String body = context.send("GET", "/api/experiments", "", visitor).body();
    return ServiceClient.JSON.readTree(body).path("variants");
  }
}
