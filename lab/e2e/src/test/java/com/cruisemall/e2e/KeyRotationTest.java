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

/** Signing keys change while people use the shop, and nobody is refused. */
class KeyRotationTest {
  private static final int ROTATIONS = System.getProperty("cruise.all") == null ? 1 : 6;
  private static final int PEOPLE = 4;

  /** Below what the gateway lets one address do. */
  private static final Duration PACE = Duration.ofMillis(100);

  private final Stack stack = Stack.get();
  private final List<HttpResponse<String>> answers =
      Collections.synchronizedList(new ArrayList<>());
  private final Set<String> kids = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean go = new AtomicBoolean(true);

  @Test
  void refusesNothingWhileKeysChange() throws InterruptedException {
    List<Thread> people =
        IntStream.range(0, PEOPLE)
            .mapToObj(n -> Client.cookie(Client.login("0101234" + (70 + n))))
            .map(cookie -> Thread.ofVirtual().start(() -> use(cookie)))
            .toList();
    try {
      for (int rotation = 0; rotation < ROTATIONS; rotation++) {
        String said = Stack.command("rotate-keys");
        String kid = said.split(" ", 4)[2];
        assertThat(published()).contains(kid);
        Awaitility.await("tokens signed with " + kid)
            .atMost(Duration.ofSeconds(60))
            .until(() -> kids.contains(kid));
      }
    } finally {
      go.set(false);
    }
    for (Thread person : people) {
      person.join();
    }

    assertThat(kids).hasSizeGreaterThan(ROTATIONS);
    assertThat(answers).hasSizeGreaterThan(PEOPLE * ROTATIONS);
    assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
  }

  /** Reads as a person and as a guest; Redis forgets the token, so that a new one is signed. */
  private void use(String cookie) {
    String key = "cm:session:{" + Client.sid(cookie) + "}";
    try (Jedis redis = stack.redis()) {
      while (go.get()) {
        answers.add(Client.get("/api/auth/me", cookie));
        answers.add(Client.get("/api/exchange-rate", cookie));
        answers.add(Client.get("/api/exchange-rate"));
        String entry = redis.get(key);
        if (entry != null) {
          kids.add(kid(Stack.json(entry).path("token").asText()));
        }
        redis.del(key);
        LockSupport.parkNanos(PACE.toNanos());
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
