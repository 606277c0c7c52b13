package com.cruisemall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both instances of a program are replaced, one after the other, while people come and go. */
@EnabledIfSystemProperty(named = "cruise.all", matches = ".*")
class RollingRestartTest {
  private static final Map<String, String> DRAINING = Map.of("QUARKUS_SHUTDOWN_DELAY", "5s");
  private static final Duration THINKING = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int PEOPLE = 12;

  private record Seen(String what, int status) {}

  private final String cookie = Client.cookie(Client.login("0101234" + 79));
  private final String picture =
      Stack.json(Client.get("/api/products?limit=1").body()).at("/products/0/imageUrl").asText();

  @ParameterizedTest
  @ValueSource(strings = {"auth", "payment", "upload", "chat", "rates"})
  void failsNoRequest(String service) {
    try (SecondInstance one = new SecondInstance(service, DRAINING);
        SecondInstance other = new SecondInstance(service, DRAINING);
        SecondInstance gateway = SecondInstance.gatewayBefore(service, one, other)) {
      replace(service, () -> gateway, one, other);
    }
  }

  @Test
  void failsNoRequestWhileGatewaysAreReplaced() {
    try (SecondInstance one = new SecondInstance("gateway", DRAINING);
        SecondInstance other = new SecondInstance("gateway", DRAINING);
        Balancer balancer = new Balancer(List.of(one, other))) {
      replace("gateway", balancer::next, one, other);
    }
  }

  private void replace(
      String program, Supplier<SecondInstance> gateway, SecondInstance one, SecondInstance other) {
    List<Seen> seen = Collections.synchronizedList(new ArrayList<>());
    AtomicBoolean go = new AtomicBoolean(true);
    List<Thread> people =
        IntStream.range(0, PEOPLE)
            .mapToObj(n ->
                Thread.ofVirtual()
                    .start(() -> {
                      while (go.get()) {
                        seen.add(visit(gateway.get(), program, n));
                        LockSupport.parkNanos(THINKING.toNanos());
                      }
                    }))
            .toList();
    try {
      awaitMore(seen);
      one.restart();
      awaitMore(seen);
      other.restart();
      awaitMore(seen);
    } finally {
      go.set(false);
      people.forEach(RollingRestartTest::join);
    }

    assertThat(seen).filteredOn(request -> request.status() != 200).isEmpty();
    System.err.printf(
        "%s: both instances replaced, %d requests, none failed%n", program, seen.size());
  }

  /** Sends people in turn to those that say that they are ready. */
  private static final class Balancer implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofMillis(500);

    private final AtomicInteger turn = new AtomicInteger();
    private final Thread looks;
    private volatile List<SecondInstance> ready;

    Balancer(List<SecondInstance> all) {
      ready = all;
      looks =
          Thread.ofVirtual()
              .start(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                  ready = all.stream().filter(SecondInstance::isReady).toList();
                  LockSupport.parkNanos(PERIOD.toNanos());
                }
              });
    }

    SecondInstance next() {
      List<SecondInstance> now = ready;
      return now.get(Math.floorMod(turn.getAndIncrement(), now.size()));
    }

    @Override
    public void close() {
      looks.interrupt();
    }
  }

  private static void awaitMore(List<Seen> seen) {
    int then = seen.size();
    Awaitility.await().atMost(PATIENCE).until(() -> seen.size() > then + 100);
  }

  /** Something of the service that no cache answers. */
  private Seen visit(SecondInstance gateway, String service, int person) {
    String at = "at=" + System.nanoTime();
    return switch (service) {
      case "gateway" -> get(gateway, "/api/auth/me");
      case "auth" -> person % 3 == 0 ? login(gateway, 80 + person) : get(gateway, "/api/auth/me");
      case "payment" -> get(gateway, "/api/products?limit=5&" + at);
      case "upload" -> get(gateway, picture);
      case "chat" -> get(gateway, "/api/chat/knowledge/passport");
      default -> get(gateway, "/api/exchange-rate?currency=KRW&" + at);
    };
  }

  private Seen get(SecondInstance gateway, String path) {
    return seen(
        path,
        HttpRequest.newBuilder(gateway.uri(path)).header("Cookie", Client.COOKIE + "=" + cookie));
  }

  private static Seen login(SecondInstance gateway, int person) {
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

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
