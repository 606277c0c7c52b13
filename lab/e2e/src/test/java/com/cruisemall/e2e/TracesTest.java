package com.cruisemall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.e2e.SpanCollector.Span;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Traces of requests from the gateway to the last service. */
@EnabledIfSystemProperty(named = "cruise.all", matches = ".*")
class TracesTest {
  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final String PHONE = "010123478";

  /** Parent span id that the client sends. */
  private static final String CLIENT = "00f067aa0ba902b7";

  private final SpanCollector collector = Stack.collector();
  private final String trace = newTrace();

  @Test
  void recordsAPaidOrderAsOneTrace() {
    String cookie = ShopClient.cookie(ShopClient.login(PHONE));
    JsonNode order = Buyer.place(Buyer.offer(1), cookie);
    String key = Buyer.authorize(order);
    HttpResponse<String> paid = traced("/api/payments/confirm", Buyer.payment(order, key), cookie);
    assertThat(paid.statusCode()).as(paid.body()).isEqualTo(200);

    Span last =
        await(span ->
            isOf(span, "auth-service", "CONSUMER")
                && span.name().contains("payment.order-paid.v1"));

    assertThat(ancestors(last))
        .extracting(span -> span.service() + " " + span.kind())
        .containsSubsequence(
            "auth-service CONSUMER",
            "payment-service PRODUCER",
            "payment-service SERVER",
            "gateway SERVER");
    assertThat(ancestors(last).getLast().parent()).isEqualTo(CLIENT);
    await(span -> isStatement(span) && path(span).contains(last));
    await(span -> isOf(span, "payment-service", "CLIENT") && isStatement(span));
    await(span -> isOf(span, "payment-service", "CLIENT") && span.name().contains("/v1/payments"));
    assertThat(collector.trace(trace))
        .as("every span hangs below another, or below the client's")
        .allMatch(span -> span.parent().equals(CLIENT) || spans().containsKey(span.parent()));
    assertThat(collector.text()).doesNotContain(cookie, key, PHONE);
    String request = paid.headers().firstValue("X-Request-Id").orElseThrow();
    assertThat(Stack.allLogs().lines().filter(line -> line.contains("order paid")))
        .anyMatch(line -> line.contains(trace) && line.contains(request));
    print();
  }

  @Test
  void recordsNoPassportToken() {
    String token = "0123456789_abcdefghijklmnopqrstuvwxyz-ABCDE";
    traced("/passport/" + token + "?from=" + token);
    traced("/api/passport/" + token);

    Span page = await(span -> span.attributes().containsValue("/passport/***"));
    await(span ->
        isOf(span, "upload-service", "SERVER")
            && span.attributes().containsValue("/api/passport/***"));
    assertThat(page.kind()).isEqualTo("SERVER");
    assertThat(collector.text()).doesNotContain(token);
  }

  /** Exemplars lead from a slow request in a plot to its trace. */
  @Test
  void appearsAsExemplarOfTheRequestMetrics() {
    Awaitility.await("an exemplar")
        .atMost(TIMEOUT)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> {
          traced("/api/products?limit=1&keyword=" + System.nanoTime());
          return openMetrics("payment").contains("trace_id=\"" + trace);
        });
  }

  private static String openMetrics(String service) {
    return Stack.send(
            HttpRequest.newBuilder(Stack.get().management(service, "/q/metrics"))
                .header("Accept", "application/openmetrics-text; version=1.0.0; charset=utf-8"))
        .body();
  }

  private HttpResponse<String> traced(String path, String body, String cookie) {
    return ShopClient.post(
        path,
        body,
        "Cookie",
        ShopClient.COOKIE + "=" + cookie,
        "Sec-Fetch-Site",
        "same-origin",
        "Idempotency-Key",
        UUID.randomUUID().toString(),
        "traceparent",
        parent());
  }

  private void traced(String path) {
    Stack.send(HttpRequest.newBuilder(Stack.get().gateway(path)).header("traceparent", parent()));
  }

  private String parent() {
    return "00-" + trace + "-" + CLIENT + "-01";
  }

  private Span await(Predicate<Span> wanted) {
    return Awaitility.await("a span")
        .atMost(TIMEOUT)
        .until(
            () -> collector.trace(trace).stream().filter(wanted).findFirst(), Optional::isPresent)
        .orElseThrow(() -> new AssertionError("see " + collector.trace(trace)));
  }

  private Map<String, Span> spans() {
    return collector.trace(trace).stream()
        .collect(Collectors.toMap(Span::id, Function.identity(), (one, _) -> one));
  }

  /** Returns a span and its ancestors, once all services have exported theirs. */
  private List<Span> ancestors(Span span) {
    return Awaitility.await("the ancestors of the span")
        .atMost(TIMEOUT)
        .until(() -> path(span), path -> path.getLast().parent().equals(CLIENT));
  }

  private List<Span> path(Span span) {
    Map<String, Span> all = spans();
    List<Span> path = new ArrayList<>(List.of(span));
    for (Span next = all.get(span.parent()); next != null; next = all.get(next.parent())) {
      path.add(next);
    }
    return path;
  }

  private static boolean isOf(Span span, String service, String kind) {
    return span.service().equals(service) && span.kind().equals(kind);
  }

  private static boolean isStatement(Span span) {
    return span.attributes().keySet().stream().anyMatch(key -> key.startsWith("db."));
  }

  private void print() {
    Map<String, List<Span>> children =
        collector.trace(trace).stream().collect(Collectors.groupingBy(Span::parent));
    print(children, CLIENT, "");
  }

  private static void print(Map<String, List<Span>> children, String parent, String indent) {
    for (Span span : children.getOrDefault(parent, List.of())) {
      System.err.println(indent + span.service() + " " + span.kind() + " " + span.name());
      print(children, span.id(), indent + "  ");
    }
  }

  private static String newTrace() {
    byte[] id = new byte[16];
    ThreadLocalRandom.current().nextBytes(id);
    return HexFormat.of().formatHex(id);
  }
}
