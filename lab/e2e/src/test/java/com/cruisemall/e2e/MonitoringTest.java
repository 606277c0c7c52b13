package com.cruisemall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Dashboards and the series of alerts, evaluated by a Prometheus that scrapes the suite. {@link
 * AlertsTest} makes the alerts fire.
 */
@EnabledIfSystemProperty(named = "cruise.all", matches = ".*")
class MonitoringTest {
  /** Longer than the window of any rate that begins with the first use. */
  private static final Duration TIMEOUT = Duration.ofMinutes(3);

  private static final Path OBSERVABILITY = Stack.ROOT.resolve("deploy/observability");

  private static final PrometheusClient PROMETHEUS = PrometheusClient.ofTheStack();

  @AfterAll
  static void resetSandbox() {
    Sandbox.reset();
  }

  @Test
  void returnsDataForEveryPlot() throws IOException, InterruptedException {
    List<String> expressions = expressionsOfDashboards();
    useEverything();

    assertThat(expressions).hasSizeGreaterThan(50);
    Awaitility.await("every expression returns data")
        .atMost(TIMEOUT)
        .pollInterval(Duration.ofSeconds(5))
        .untilAsserted(() -> {
          browse();
          assertThat(expressions.stream().filter(it -> PROMETHEUS.query(it).isEmpty())).isEmpty();
        });
  }

  @Test
  void hasTheSeriesOfEveryAlert() throws IOException, InterruptedException {
    List<JsonNode> rules = PROMETHEUS.rules("alerting");
    useEverything();

    assertThat(rules).hasSizeGreaterThan(20);
    assertThat(rules).allSatisfy(rule -> assertThat(rule.path("lastError").asText()).isEmpty());
    Awaitility.await("every series that an alert names is there, with its labels")
        .atMost(TIMEOUT)
        .pollInterval(Duration.ofSeconds(5))
        .untilAsserted(() -> {
          browse();
          assertThat(
                  rules.stream()
                      .flatMap(rule -> PromqlSelectors.of(rule.path("query").asText()).stream())
                      .distinct()
                      .filter(selector -> PROMETHEUS.query(selector).isEmpty()))
              .isEmpty();
        });
  }

  @Test
  void servesPlotsWithoutGrafana() {
    HttpResponse<String> page = PROMETHEUS.get("/user/plots.html");
    HttpResponse<String> dashboard = PROMETHEUS.get("/user/cruisemall-product.json");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
    assertThat(page.body()).contains("\"cruisemall-product.json\"");
    assertThat(dashboard.statusCode()).isEqualTo(200);
    assertThat(dashboard.body()).contains("CruiseMall: the product");
  }

  private static List<String> expressionsOfDashboards() throws IOException {
    try (Stream<Path> files = Files.list(OBSERVABILITY.resolve("dashboards"))) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .map(MonitoringTest::read)
          .flatMap(MonitoringTest::queries)
          .distinct()
          .collect(Collectors.toList());
    }
  }

  /** Returns the expressions of the plots for all values of the variables. */
  private static Stream<String> queries(JsonNode board) {
    return board.path("panels").findValues("expr").stream()
        .map(expression -> {
          String query = expression.asText().replace("$__rate_interval", "1m");
          for (JsonNode variable : board.at("/templating/list")) {
            query =
                query.replace(
                    "$" + variable.path("name").asText(), variable.path("allValue").asText());
          }
          return query;
        });
  }

  private static JsonNode read(Path file) {
    try {
      return Stack.json(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Uses every function that is counted, since a restarted program has no counts. */
  private static void useEverything() throws IOException, InterruptedException {
    browse();
    Sandbox.fault("{\"kind\":\"UNAVAILABLE\"}");
    ask();
    Sandbox.reset();
    Buyer buyer = new Buyer("01012341", true);
    HttpResponse<String> given = buyer.buyAndCancel(Buyer.offer(1));
    assertThat(given.statusCode()).as(given.body()).isEqualTo(200);
    HttpResponse<String> bought = buyer.buy(Buyer.offer(1));
    assertThat(bought.statusCode()).as(bought.body()).isEqualTo(200);
    StoredPassport.of(
        Stack.json(bought.body()).at("/order/orderId").asText(),
        ShopClient.cookie(ShopClient.login("01012341")));
  }

  /** Sends the requests of a visit, with and without a session. */
  private static void browse() {
    String cookie = ShopClient.cookie(ShopClient.login("01012341"));
    Stream.of(
            "/api/home",
            "/api/auth/me",
            "/api/orders",
            "/api/products?keyword=" + System.nanoTime())
        .forEach(path -> ShopClient.get(path, cookie));
    ShopClient.get("/api/exchange-rate?currency=USD");
    ShopClient.get("/api/nowhere");
    ask();
  }

  private static void ask() {
    ShopClient.post("/api/chat/stream", "{\"text\":\"여권\"}");
  }
}
