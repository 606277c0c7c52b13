package com.cruisemall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.test.Concurrently;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several gateways, and services that come and go behind them. */
class GatewaysTest {
  /** A person's burst of the policy {@code payment}, and its permits a second. */
  private static final int BURST = 60;

  private static final int PERMITS_A_SECOND = 2;

  /** It serves on for so long after SIGTERM. */
  private static final Map<String, String> DRAINING =
      Map.of("QUARKUS_SHUTDOWN_DELAY", "4s", "QUARKUS_SHUTDOWN_TIMEOUT", "10s");

  /** Four people look at their orders; together they stay within the limit of one. */
  private static final Duration THINKING = Duration.ofMillis(2500);

  /** The longest patience of these routes, and what a busy machine adds. */
  private static final Duration DEADLINE = Duration.ofSeconds(15);

  private static final Duration PATIENCE = Duration.ofMinutes(2);

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
    List<HttpResponse<String>> answers = Concurrently.run(requests);
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

  @ParameterizedTest
  @ValueSource(strings = {"rates", "auth"})
  void loseOnlyTheRoutesOfAServiceThatIsKilled(String service) {
    String cookie = Client.cookie(Client.login("0101234" + 72));
    List<Seen> seen = Collections.synchronizedList(new ArrayList<>());
    AtomicBoolean go = new AtomicBoolean(true);
    List<Thread> visitors =
        Stream.of(Page.values())
            .flatMap(page -> IntStream.range(0, 4).mapToObj(_ -> page))
            .map(page ->
                Thread.ofVirtual()
                    .start(() -> {
                      while (go.get()) {
                        seen.add(visit(page, cookie));
                        LockSupport.parkNanos(THINKING.toNanos());
                      }
                    }))
            .toList();
    try {
      Awaitility.await().atMost(PATIENCE).until(() -> seen.size() > 40);
      stack.control(service, "kill");
      int then = seen.size();
      Awaitility.await("its routes fail")
          .atMost(PATIENCE)
          .until(() -> seen.stream().skip(then).anyMatch(one -> one.status() >= 500));
      int failing = seen.size();
      Awaitility.await("the others go on").atMost(PATIENCE).until(() -> seen.size() > failing + 60);
      stack.control(service, "start");
      Awaitility.await("it is used again")
          .atMost(PATIENCE)
          .until(() -> visit(Page.of(service), cookie).status() == 200);
    } finally {
      stack.control(service, "start");
      go.set(false);
      visitors.forEach(GatewaysTest::join);
    }

    assertThat(seen)
        .allSatisfy(one -> {
          assertThat(one.took()).isLessThan(DEADLINE);
          if (one.status() != 200) {
            assertThat(one.page().service).as(one.toString()).isEqualTo(service);
            // Nobody is told that the session is over because it cannot be looked up.
            assertThat(one.status()).isIn(502, 503);
            assertThat(one.body()).contains("\"ok\":false", "\"requestId\"");
          }
        });
  }

  /** What is visited, and whose routes these are. */
  private enum Page {
    HOME("/api/home?", "gateway"),
    PRODUCTS("/api/products?limit=1&", "payment"),
    ORDERS("/api/orders?", "payment"),
    RATES("/api/exchange-rate?currency=KRW&", "rates"),
    ME("/api/auth/me?", "auth");

    private final String path;
    private final String service;

    Page(String path, String service) {
      this.path = path;
      this.service = service;
    }

    static Page of(String service) {
      return Stream.of(values()).filter(page -> page.service.equals(service)).findFirst().get();
    }
  }

  private record Seen(Page page, int status, Duration took, String body) {}

  /** Asks for an address that no cache has. */
  private static Seen visit(Page page, String cookie) {
    long begun = System.nanoTime();
    HttpResponse<String> answer = Client.get(page.path + "at=" + begun, cookie);
    return new Seen(
        page, answer.statusCode(), Duration.ofNanos(System.nanoTime() - begun), answer.body());
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
