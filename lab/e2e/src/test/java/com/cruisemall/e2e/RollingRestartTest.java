package com.cruisemall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.local.process.Replica;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both replicas of a program are replaced one after the other under load. */
@EnabledIfSystemProperty(named = "cruise.all", matches = ".*")
class RollingRestartTest {
  private static final Map<String, String> DRAINING = Map.of("QUARKUS_SHUTDOWN_DELAY", "5s");
  private static final Duration THINK_TIME = Duration.ofMillis(200);
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final int USERS = 12;

  private record Seen(String what, int status) {}

  private final String cookie = ShopClient.cookie(ShopClient.login("0101234" + 79));
  private final String picture =
      Stack.json(ShopClient.get("/api/products?limit=1").body())
          .at("/products/0/imageUrl")
          .asText();

  @ParameterizedTest
  @ValueSource(strings = {"auth", "payment", "upload", "chat", "rates"})
  void failsNoRequest(String service) {
    try (Replica one = Replicas.start(service, DRAINING);
        Replica other = Replicas.start(service, DRAINING);
        Replica gateway = Replicas.gatewayFor(service, one, other)) {
      replace(service, () -> gateway, one, other);
    }
  }

  @Test
  void failsNoRequestWhileGatewaysAreReplaced() {
    try (Replica one = Replicas.start("gateway", DRAINING);
        Replica other = Replicas.start("gateway", DRAINING);
        LoadBalancer balancer = new LoadBalancer(List.of(one, other))) {
      replace("gateway", balancer::next, one, other);
    }
  }

  private void replace(String program, Supplier<Replica> gateway, Replica one, Replica other) {
    List<Seen> seen = Collections.synchronizedList(new ArrayList<>());
    try (RepeatedCalls _ =
        new RepeatedCalls(USERS, THINK_TIME, n -> seen.add(visit(gateway.get(), program, n)))) {
      awaitMore(seen);
      one.restart();
      awaitMore(seen);
      other.restart();
      awaitMore(seen);
    }
    assertThat(seen).filteredOn(request -> request.status() != 200).isEmpty();
    System.err.printf(
        "%s: both instances replaced, %d requests, none failed%n", program, seen.size());
  }

  /** Load balancer that sends requests in turn to the replicas that are ready. */
  private static final class LoadBalancer implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofMillis(500);

    private final AtomicInteger turn = new AtomicInteger();
    private final Thread probes;
    private volatile List<Replica> ready;

    LoadBalancer(List<Replica> all) {
      ready = all;
      probes =
          Thread.ofVirtual()
              .start(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                  ready = all.stream().filter(Replica::isReady).toList();
                  LockSupport.parkNanos(PERIOD.toNanos());
                }
              });
    }

    Replica next() {
      List<Replica> now = ready;
      return now.get(Math.floorMod(turn.getAndIncrement(), now.size()));
    }

    @Override
    public void close() {
      probes.interrupt();
    }
  }

  private static void awaitMore(List<Seen> seen) {
    int then = seen.size();
    Awaitility.await().atMost(TIMEOUT).until(() -> seen.size() > then + 100);
  }

  /** Sends a request to the service that no cache answers. */
  private Seen visit(Replica gateway, String service, int person) {
    long unique = System.nanoTime();
    return switch (service) {
      case "gateway" -> get(gateway, "/api/auth/me");
      case "auth" -> person % 3 == 0 ? login(gateway, 80 + person) : get(gateway, "/api/auth/me");
      case "payment" -> get(gateway, "/api/products?limit=5&keyword=" + unique);
      case "upload" -> get(gateway, picture);
      case "chat" -> get(gateway, "/api/chat/knowledge/passport");
      default -> get(gateway, "/api/exchange-rate/convert?from=USD&to=KRW&amount=" + unique);
    };
  }

  private Seen get(Replica gateway, String path) {
    return seen(
        path,
        HttpRequest.newBuilder(gateway.uri(path))
            .header("Cookie", ShopClient.COOKIE + "=" + cookie));
  }

  private static Seen login(Replica gateway, int person) {
    String path = "/api/auth/login";
    String body = "{\"phone\":\"0101234%d\",\"password\":\"3800\"}".formatted(person);
    return seen(
        path,
        HttpRequest.newBuilder(gateway.uri(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static Seen seen(String path, HttpRequest.Builder request) {
    HttpResponse<String> answer = Stack.send(request.timeout(Duration.ofMinutes(1)));
    return new Seen(path, answer.statusCode());
  }
}
