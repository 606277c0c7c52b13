package com.cruisemall.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Client of the chat stream; each request has its own connection and source address. */
final class ChatStreamReader implements AutoCloseable {
  private static final String DATA = "data: ";
  private static final AtomicInteger ADDRESSES = new AtomicInteger();

  /**
   * Response to a question.
   *
   * @param first time to the first token; zero without one
   * @param whole time to the end of the stream
   */
  record ChatAnswer(
      int status, List<JsonNode> parts, boolean done, Duration first, Duration whole) {
    String text() {
      return parts.stream()
          .map(part -> part.path("delta").asText(""))
          .collect(Collectors.joining());
    }

    List<String> types() {
      return parts.stream().map(part -> part.path("type").asText()).distinct().toList();
    }

    /** Returns the source of the answer: {@code model} or {@code fallback}. */
    String source() {
      return parts.stream()
          .map(part -> part.path("messageMetadata").path("source").asText(""))
          .filter(source -> !source.isEmpty())
          .findFirst()
          .orElse("");
    }

    String reason() {
      return parts.stream()
          .map(part -> part.path("messageMetadata").path("reason").asText(""))
          .filter(reason -> !reason.isEmpty())
          .findFirst()
          .orElse("");
    }
  }

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  /** Asks the concierge and reads the stream to its end. */
  ChatAnswer ask(String question) throws IOException, InterruptedException {
    return read(request(question), "text-delta");
  }

  /** Asks the model directly, as chat-service does. */
  ChatAnswer askModel(String question) throws IOException, InterruptedException {
    URI uri =
        Stack.get()
            .component(
                "sandbox", "/v1beta/models/gemini-flash-latest:streamGenerateContent?alt=sse");
    return read(
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .header("x-goog-api-key", "sandbox-key")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\""
                        + question
                        + "\"}]}]}"))
            .build(),
        "\"text\"");
  }

  /** Asks and closes the connection after the first token. */
  void askAndDisconnect(String question) throws IOException, InterruptedException {
    var response = http.send(request(question), HttpResponse.BodyHandlers.ofInputStream());
    try (var lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.contains("text-delta")) {
          return;
        }
      }
    }
    throw new IOException("no token received status=" + response.statusCode());
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private static HttpRequest request(String question) {
    return HttpRequest.newBuilder(Stack.get().gateway("/api/chat/stream"))
        .timeout(Duration.ofSeconds(60))
        .header("Content-Type", "application/json")
        .header("X-Forwarded-For", address())
        .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"" + question + "\"}"))
        .build();
  }

  private static String address() {
    int number = ADDRESSES.incrementAndGet();
    return "10.1." + number / 250 + "." + (1 + number % 250);
  }

  private ChatAnswer read(HttpRequest request, String tokenMarker)
      throws IOException, InterruptedException {
    long asked = System.nanoTime();
    var response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
    List<JsonNode> parts = new ArrayList<>();
    boolean done = false;
    long first = asked;
    try (var lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (first == asked && line.contains(tokenMarker)) {
          first = System.nanoTime();
        }
        done |= line.equals("data: [DONE]");
        if (line.startsWith("data: {")) {
          parts.add(Stack.json(line.substring(DATA.length())));
        }
      }
    }
    return new ChatAnswer(
        response.statusCode(),
        parts,
        done,
        Duration.ofNanos(first - asked),
        Duration.ofNanos(System.nanoTime() - asked));
  }
}
