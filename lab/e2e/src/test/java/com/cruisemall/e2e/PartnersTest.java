package com.cruisemall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.test.Concurrently;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Jedis;

/** Faults of the partners, injected at the sandbox. */
class PartnersTest {
  private final Stack stack = Stack.get();

  @AfterEach
  void endFaults() {
    Sandbox.call("DELETE", "/sandbox/faults", "");
  }

  @Test
  void callsTheFeedOnceForTwoHundredRequests() {
    stack.control("rates", "stop");
    try (Jedis redis = stack.redis()) {
      redis.keys("cm:rates:*").forEach(redis::del);
    }
    Sandbox.call("DELETE", "/sandbox/feed", "");
    stack.control("rates", "start");

    // Each request bypasses the gateway's cache.
    List<HttpResponse<String>> answers =
        Concurrently.run(
            IntStream.range(0, 200)
                .mapToObj(n ->
                    () ->
                        ShopClient.get("/api/exchange-rate/convert?from=USD&to=KRW&amount=" + n)));

    assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
    assertThat(Stack.json(Sandbox.call("GET", "/sandbox/feed", "")).path("feed-v6").asInt())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kind\":\"HANG\"}",
        "{\"kind\":\"REFUSE\"}",
        "{\"kind\":\"QUOTA_PER_DAY\",\"retryDelay\":\"35634s\"}"
      })
  void answersWithoutTheModel(String fault) {
    Sandbox.fault(fault);

    List<HttpResponse<String>> answers =
        Concurrently.run(
            Stream.of("/api/chat", "/api/chat/stream")
                .map(path -> () -> ShopClient.post(path, "{\"text\":\"여권\"}")));
    // A restart closes the circuit breaker of the model.
    stack.control("chat", "restart");

    HttpResponse<String> plain = answers.getFirst();
    HttpResponse<String> stream = answers.getLast();
    assertThat(plain.statusCode()).isEqualTo(200);
    assertThat(Stack.json(plain.body()).path("source").asText()).isEqualTo("fallback");
    assertThat(stream.statusCode()).isEqualTo(200);
    assertThat(stream.body()).contains("\"source\":\"fallback\"");
    assertThat(stream.body().strip()).endsWith("data: [DONE]");
  }

  @Test
  void endsAnAbortedStream() {
    Sandbox.fault("{\"kind\":\"CUT\",\"afterFrames\":2}");

    HttpResponse<String> stream = ShopClient.post("/api/chat/stream", "{\"text\":\"여권\"}");

    assertThat(stream.statusCode()).isEqualTo(200);
    assertThat(stream.body()).containsAnyOf("\"type\":\"error\"", "\"source\":\"fallback\"");
    assertThat(stream.body().strip()).endsWith("data: [DONE]");
  }
}
