package com.cruisemall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** Rotation of signing keys while users are active. */
class KeyRotationTest {
  private static final int ROTATIONS = System.getProperty("cruise.all") == null ? 1 : 6;
  private static final int PEOPLE = 4;

  /** Stays below the rate limit of one address. */
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Stack stack = Stack.get();
  private final List<HttpResponse<String>> answers =
      Collections.synchronizedList(new ArrayList<>());
  private final Set<String> kids = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean running = new AtomicBoolean(true);

  @Test
  void refusesNoRequestDuringRotation() throws InterruptedException {
    List<Thread> users =
        IntStream.range(0, PEOPLE)
            .mapToObj(n -> ShopClient.cookie(ShopClient.login("0101234" + (70 + n))))
            .map(cookie -> Thread.ofVirtual().start(() -> sendRequests(cookie)))
            .toList();
    try {
      for (int rotation = 0; rotation < ROTATIONS; rotation++) {
        String output = Stack.command("rotate-keys");
        String kid = output.split(" ", 4)[2];
        assertThat(published()).contains(kid);
        Awaitility.await("tokens signed with " + kid)
            .atMost(Duration.ofSeconds(60))
            .until(() -> kids.contains(kid));
      }
    } finally {
      running.set(false);
    }
    for (Thread user : users) {
      user.join();
    }

    assertThat(kids).hasSizeGreaterThan(ROTATIONS);
    assertThat(answers).hasSizeGreaterThan(PEOPLE * ROTATIONS);
    assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
  }

  /**
   * Sends requests with and without a session, and deletes the cached token so that a new one is
   * signed.
   */
  private void sendRequests(String cookie) {
    String key = "cm:session:{" + ShopClient.sid(cookie) + "}";
    try (Jedis redis = stack.redis()) {
      while (running.get()) {
        answers.add(ShopClient.get("/api/auth/me", cookie));
        answers.add(ShopClient.get("/api/exchange-rate", cookie));
        answers.add(ShopClient.get("/api/exchange-rate"));
        String entry = redis.get(key);
        if (entry != null) {
          kids.add(kid(Stack.json(entry).path("token").asText()));
        }
        redis.del(key);
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private List<String> published() {
    HttpResponse<String> keys =
        Stack.send(HttpRequest.newBuilder(stack.component("auth", "/oauth2/jwks")));
    return Stack.json(keys.body()).path("keys").findValuesAsText("kid");
  }

  private static String kid(String token) {
    String header =
        new String(
            Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))),
            StandardCharsets.UTF_8);
    return Stack.json(header).path("kid").asText();
  }
}
