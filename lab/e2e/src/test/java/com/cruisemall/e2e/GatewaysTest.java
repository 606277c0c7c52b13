package com.cruisemall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.test.Concurrently;
import com.cruisemall.local.process.Replica;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two gateways behind a load balancer, and services that are killed behind them. */
class GatewaysTest {
  /** Burst of the policy {@code payment-person}. */
  private static final int BURST = 60;

  private static final int PERMITS_PER_SECOND = 2;

  /** Serves for a while after SIGTERM. */
  private static final Map<String, String> DRAINING =
      Map.of("QUARKUS_SHUTDOWN_DELAY", "4s", "QUARKUS_SHUTDOWN_TIMEOUT", "10s");

  /** Keeps four users together within the rate limit of one. */
  private static final Duration THINK_TIME = Duration.ofMillis(2500);

  /** Longest upstream timeout of these routes, plus a margin for a busy machine. */
  private static final Duration MAX_RESPONSE_TIME = Duration.ofSeconds(15);

  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private final Stack stack = Stack.get();

  @Test
  void shareOneRateLimitAcrossARestartOfRedis() {
    String cookie = ShopClient.cookie(ShopClient.login("0101234" + 70));
    try (Replica second = Replicas.start("gateway", Map.of())) {
      long begun = System.nanoTime();
      double allowedLocallyBefore = allowedLocally(second);
      int allowed = allowed(second, cookie);
      stack.control("redis", "restart");
      String other = ShopClient.cookie(ShopClient.login("0101234" + 71));
      Awaitility.await("both gateways count in Redis again")
          .until(() -> countsInRedis(second, other));
      int allowedAfterwards = allowed(second, cookie);

      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun) + 1;
      assertThat(allowed).isGreaterThanOrEqualTo(BURST);
      // On a busy machine Redis may time out; the gateway then uses local limits.
      double local = allowedLocally(second) - allowedLocallyBefore;
      assertThat(allowed + allowedAfterwards - local)
          .isLessThanOrEqualTo((double) BURST + seconds * PERMITS_PER_SECOND);
    }
  }

  /**
   * Returns the requests of the policy that both gateways allowed by local limits, without Redis.
   */
  private double allowedLocally(Replica second) {
    String first =
        Stack.send(HttpRequest.newBuilder(stack.management("gateway", "/q/metrics"))).body();
    return Stream.of(first, Replicas.metrics(second))
        .flatMap(String::lines)
        .filter(line -> line.startsWith("cruisemall_ratelimit_decisions_total"))
        .filter(line ->
            line.contains("decision=\"allowed\"")
                && line.contains("degraded=\"true\"")
                && line.contains("policy=\"payment-person\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /**
   * Returns how many of 200 concurrent requests were allowed, half of them sent to each gateway.
   */
  private int allowed(Replica second, String cookie) {
    Stream<Callable<HttpResponse<String>>> requests =
        IntStream.range(0, 200)
            .mapToObj(i -> i % 2 == 0 ? stack.gateway("/api/orders") : second.uri("/api/orders"))
            .map(uri -> () -> ShopClient.get(uri, cookie));
    List<HttpResponse<String>> answers = Concurrently.run(requests);
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() == 429)
        .allSatisfy(answer -> {
          assertThat(answer.headers().firstValue("Retry-After")).isPresent();
          assertThat(answer.body()).contains("RATE_LIMITED");
        });
    return (int) answers.stream().filter(answer -> answer.statusCode() != 429).count();
  }

  /** Returns true if requests to either gateway take permits from the same bucket. */
  private boolean countsInRedis(Replica second, String cookie) {
    int before = left(ShopClient.get(stack.gateway("/api/orders"), cookie));
    ShopClient.get(second.uri("/api/orders"), cookie);
    ShopClient.get(second.uri("/api/orders"), cookie);
    int after = left(ShopClient.get(stack.gateway("/api/orders"), cookie));
    return before - after >= 2;
  }

  private static int left(HttpResponse<String> answer) {
    String limits = answer.headers().firstValue("RateLimit").orElse("");
    return Integer.parseInt(limits.replaceAll(".*\"payment-person\";r=(\\d+);.*", "$1"));
  }

  @Test
  void failNoRequestWhenOneIsTerminated() {
    List<Integer> statuses = Collections.synchronizedList(new ArrayList<>());
    try (Replica second = Replicas.start("gateway", DRAINING);
        RepeatedCalls _ =
            new RepeatedCalls(
                16, Duration.ZERO, _ -> statuses.add(balanced(second).statusCode()))) {
      Awaitility.await().until(() -> statuses.size() > 200);
      second.terminate();
      Awaitility.await("the replica has ended").until(() -> !second.isAlive());
      int then = statuses.size();
      Awaitility.await("the other gateway serves").until(() -> statuses.size() > then + 100);
    }
    assertThat(statuses).containsOnly(200);
  }

  /** Sends a request to an instance that is ready, as a load balancer does. */
  private HttpResponse<String> balanced(Replica second) {
    String path = "/api/auth/logout";
    URI uri = second.isReady() ? second.uri(path) : stack.gateway(path);
    return Stack.send(HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.noBody()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rates", "auth"})
  void failOnlyTheRoutesOfAKilledService(String service) {
    String cookie = ShopClient.cookie(ShopClient.login("0101234" + 72));
    List<Seen> seen = Collections.synchronizedList(new ArrayList<>());
    Page[] pages = Page.values();
    try (RepeatedCalls _ =
        new RepeatedCalls(
            4 * pages.length, THINK_TIME, n -> seen.add(visit(pages[n % pages.length], cookie)))) {
      Awaitility.await().atMost(TIMEOUT).until(() -> seen.size() > 40);
      stack.control(service, "kill");
      int then = seen.size();
      Awaitility.await("its routes fail")
          .atMost(TIMEOUT)
          .until(() -> seen.stream().skip(then).anyMatch(one -> one.status() >= 500));
      int failing = seen.size();
      Awaitility.await("the others go on").atMost(TIMEOUT).until(() -> seen.size() > failing + 60);
      stack.control(service, "start");
      Awaitility.await("it is used again")
          .atMost(TIMEOUT)
          .until(() -> visit(Page.of(service), cookie).status() == 200);
    } finally {
      stack.control(service, "start");
    }

    assertThat(seen)
        .allSatisfy(one -> {
          assertThat(one.took()).isLessThan(MAX_RESPONSE_TIME);
          if (one.status() != 200) {
            assertThat(one.page().service).as(one.toString()).isEqualTo(service);
            // A failed session lookup is never a 401.
            assertThat(one.status()).isIn(502, 503);
            assertThat(one.body()).contains("\"ok\":false", "\"requestId\"");
          }
        });
  }

  /** Path and the service that owns its route. */
  private enum Page {
    HOME("/api/home?at=", "gateway"),
    PRODUCTS("/api/products?limit=1&keyword=", "payment"),
    ORDERS("/api/orders?at=", "payment"),
    RATES("/api/exchange-rate/convert?from=USD&to=KRW&amount=", "rates"),
    ME("/api/auth/me?at=", "auth");

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

  /** Sends a request that no cache answers. */
  private static Seen visit(Page page, String cookie) {
    long begun = System.nanoTime();
    HttpResponse<String> answer = ShopClient.get(page.path + begun, cookie);
    return new Seen(
        page, answer.statusCode(), Duration.ofNanos(System.nanoTime() - begun), answer.body());
  }
}
