package com.cruisemall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Several gateways, and services that come and go behind them. */
class GatewaysTest {
  /** A person's burst of the policy {@code payment}, and its permits a second. */
  private static final int BURST = 60;

  private static final int PERMITS_A_SECOND = 2;

  /** It serves on for so long after SIGTERM. */
  private static final Map<String, String> DRAINING =
      Map.of("QUARKUS_SHUTDOWN_DELAY", "4s", "QUARKUS_SHUTDOWN_TIMEOUT", "10s");

  private final Stack stack = Stack.get();

  @Test
  void shareOneLimitThatARestartOfRedisDoesNotForget() {
    String cookie = Client.cookie(Client.login("0101234" + 70));
    try (SecondInstance second = new SecondInstance("gateway", Map.of())) {
      long begun = System.nanoTime();
      double aloneBefore = allowedAlone(second);
      int allowed = allowed(second, cookie);
      stack.control("redis", "restart");
      String other = Client.cookie(Client.login("0101234" + 71));
      Awaitility.await("both gateways count in Redis again")
          .until(() -> countsInRedis(second, other));
      int allowedAfterwards = allowed(second, cookie);

      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun) + 1;
      assertThat(allowed).isGreaterThanOrEqualTo(BURST);
      // On a busy machine Redis may be too slow for a gateway, which then counts alone.
      double alone = allowedAlone(second) - aloneBefore;
      assertThat(allowed + allowedAfterwards - alone)
          .isLessThanOrEqualTo((double) BURST + seconds * PERMITS_A_SECOND);
    }
  }

  /** What both gateways have allowed of the policy while Redis was away for them. */
  private double allowedAlone(SecondInstance second) {
    String first =
        Stack.send(HttpRequest.newBuilder(stack.management("gateway", "/q/metrics"))).body();
    return Stream.of(first, second.metrics())
        .flatMap(String::lines)
        .filter(line -> line.startsWith("cruisemall_ratelimit_decisions_total"))
        .filter(line ->
            line.contains("decision=\"allowed\"")
                && line.contains("degraded=\"true\"")
                && line.contains("policy=\"payment-person\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** Of 200 requests at once, half of them to either gateway. */
  private int allowed(SecondInstance second, String cookie) {
    Stream<Callable<HttpResponse<String>>> requests =
        IntStream.range(0, 200)
            .mapToObj(i -> i % 2 == 0 ? stack.gateway("/api/orders") : second.uri("/api/orders"))
            .map(uri -> () -> get(uri, cookie));
    List<HttpResponse<String>> answers = Client.atOnce(requests);
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() == 429)
        .allSatisfy(answer -> {
          assertThat(answer.headers().firstValue("Retry-After")).isPresent();
          assertThat(answer.body()).contains("RATE_LIMITED");
        });
    return (int) answers.stream().filter(answer -> answer.statusCode() != 429).count();
  }

  /** Two requests to either gateway are four permits less, not two. */
  private boolean countsInRedis(SecondInstance second, String cookie) {
    int before = left(get(stack.gateway("/api/orders"), cookie));
    get(second.uri("/api/orders"), cookie);
    get(second.uri("/api/orders"), cookie);
    int after = left(get(stack.gateway("/api/orders"), cookie));
    return before - after >= 2;
  }

  private static int left(HttpResponse<String> answer) {
    String limits = answer.headers().firstValue("RateLimit").orElse("");
    return Integer.parseInt(limits.replaceAll(".*\"payment-person\";r=(\\d+);.*", "$1"));
  }

  @Test
  void leaveWithoutAFailedRequest() {
    List<Integer> statuses = Collections.synchronizedList(new ArrayList<>());
    AtomicBoolean go = new AtomicBoolean(true);
    try (SecondInstance second = new SecondInstance("gateway", DRAINING)) {
      List<Thread> clients =
          IntStream.range(0, 16)
              .mapToObj(_ ->
                  Thread.ofVirtual()
                      .start(() -> {
                        while (go.get()) {
                          statuses.add(balanced(second).statusCode());
                        }
                      }))
              .toList();
      Awaitility.await().until(() -> statuses.size() > 200);
      second.terminate();
      Awaitility.await("it is gone").until(() -> !second.isAlive());
      int then = statuses.size();
      Awaitility.await("the other one serves on").until(() -> statuses.size() > then + 100);
      go.set(false);
      clients.forEach(GatewaysTest::join);
    }
    assertThat(statuses).containsOnly(200);
  }

  /** As a balancer does: to an instance that says that it is ready. */
  private HttpResponse<String> balanced(SecondInstance second) {
    String path = "/api/auth/logout";
    URI uri = second.isReady() ? second.uri(path) : stack.gateway(path);
    return Stack.send(HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.noBody()));
  }

  @Test
  void goOnWithoutAServiceThatIsAway() {
    stack.control("rates", "stop");
    try {
      HttpResponse<String> conversion =
          Client.get("/api/exchange-rate?currency=KRW&away=" + System.nanoTime());
      assertThat(conversion.statusCode()).isIn(502, 503);
      assertThat(Stack.json(conversion.body()).path("ok").asBoolean(true)).isFalse();

      HttpResponse<String> home = Client.get("/api/home");
      JsonNode sections = Stack.json(home.body()).path("sections");
      assertThat(home.statusCode()).isEqualTo(200);
      assertThat(sections.path("products").path("ok").asBoolean()).isTrue();
      assertThat(Client.get("/api/products?limit=1").statusCode()).isEqualTo(200);
    } finally {
      stack.control("rates", "start");
    }
    Awaitility.await("rates-service is used again")
        .untilAsserted(() ->
            assertThat(
                    Client.get("/api/exchange-rate?currency=KRW&back=" + System.nanoTime())
                        .statusCode())
                .isEqualTo(200));
  }

  private static HttpResponse<String> get(URI uri, String cookie) {
    return Stack.send(HttpRequest.newBuilder(uri).header("Cookie", "cg.sid.v2=" + cookie));
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
