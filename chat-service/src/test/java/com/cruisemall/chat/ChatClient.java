package com.cruisemall.chat;

import com.cruisemall.kit.test.FakeIssuer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** HTTP client that parses answers like a browser. */
final class ChatClient implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PART = "data: ";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;

  ChatClient(URI base) {
    this.base = base;
  }

  static String asking(String text) {
    return "{\"text\":\"" + text + "\",\"mode\":\"chat\"}";
  }

  HttpRequest.Builder request(String path, String body) {
    return HttpRequest.newBuilder(base.resolve(path))
        .header("Authorization", "Bearer " + FakeIssuer.guest())
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  HttpResponse<String> plain(String text) throws Exception {
    return http.send(
        request("/api/chat", asking(text)).build(), HttpResponse.BodyHandlers.ofString());
  }

  CompletableFuture<HttpResponse<String>> streaming(String text) {
    return send(request("/api/chat/stream", asking(text)));
  }

  CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request) {
    return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> stream(String text) {
    return streaming(text).join();
  }

  static JsonNode json(HttpResponse<String> response) throws JsonProcessingException {
    return JSON.readTree(response.body());
  }

  /** Returns the parts of a stream without the final {@code [DONE]}. */
  static List<JsonNode> parts(String body) {
    return body.lines()
        .filter(line -> line.startsWith(PART) && !line.endsWith("[DONE]"))
        .map(line -> tree(line.substring(PART.length())))
        .toList();
  }

  static List<String> types(String body) {
    return parts(body).stream().map(part -> part.path("type").asText()).distinct().toList();
  }

  static String text(String body) {
    return parts(body).stream()
        .map(part -> part.path("delta").asText(""))
        .collect(Collectors.joining());
  }

  /** Returns the last metadata. */
  static JsonNode metadata(String body) {
    return parts(body).stream()
        .filter(part -> part.path("type").asText().equals("message-metadata"))
        .toList()
        .getLast()
        .path("messageMetadata");
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + json, e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
