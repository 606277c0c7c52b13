package com.cruisemall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.test.Concurrently;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Jedis;

/** The partners at their worst, caused at the sandbox. */
class PartnersTest {
  private final Stack stack = Stack.get();

  @AfterEach
  void allIsWell() {
    sandbox("DELETE", "/sandbox/faults", "");
    // A model that failed is left alone for a while; a fresh process has forgotten that.
    stack.control("chat", "restart");
  }

  @Test
  void asksTheFeedOnceForTwoHundredPeople() {
    stack.control("rates", "stop");
    try (Jedis redis = stack.redis()) {
      redis.keys("cm:rates:*").forEach(redis::del);
    }
    sandbox("DELETE", "/sandbox/feed", "");
    stack.control("rates", "start");

    // Each past what the gateway has kept of earlier answers.
    List<HttpResponse<String>> answers =
        Concurrently.run(
            IntStream.range(0, 200)
                .mapToObj(n -> () -> Client.get("/api/exchange-rate?unseen=" + n)));

    assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
    assertThat(Stack.json(sandbox("GET", "/sandbox/feed", "").body()).path("feed-v6").asInt())
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
    sandbox("PUT", "/sandbox/faults/gemini", fault);

    List<HttpResponse<String>> answers =
        Concurrently.run(
            Stream.of("/api/chat", "/api/chat/stream")
                .map(path -> () -> Client.post(path, "{\"text\":\"여권\"}")));

    HttpResponse<String> plain = answers.getFirst();
    HttpResponse<String> stream = answers.getLast();
    assertThat(plain.statusCode()).isEqualTo(200);
    assertThat(Stack.json(plain.body()).path("source").asText()).isEqualTo("fallback");
    assertThat(stream.statusCode()).isEqualTo(200);
    assertThat(stream.body()).contains("\"source\":\"fallback\"");
    assertThat(stream.body().strip()).endsWith("data: [DONE]");
  }

  @Test
  void endsAStreamThatBreaks() {
    sandbox("PUT", "/sandbox/faults/gemini", "{\"kind\":\"CUT\",\"afterFrames\":2}");

    HttpResponse<String> stream = Client.post("/api/chat/stream", "{\"text\":\"여권\"}");

    assertThat(stream.statusCode()).isEqualTo(200);
    assertThat(stream.body()).containsAnyOf("\"type\":\"error\"", "\"source\":\"fallback\"");
    assertThat(stream.body().strip()).endsWith("data: [DONE]");
  }

  private HttpResponse<String> sandbox(String method, String path, String body) {
    HttpResponse<String> response =
        Stack.send(
            HttpRequest.newBuilder(stack.component("sandbox", path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    assertThat(response.statusCode()).as(response.body()).isLessThan(300);
    return response;
  }
}
