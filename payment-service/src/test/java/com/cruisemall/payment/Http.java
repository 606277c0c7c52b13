package com.cruisemall.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** HTTP client of the service under test, for hundreds of concurrent requests. */
final class Http {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Http() {}

  /** A response with its parsed body. */
  record Answer(int status, JsonNode body, HttpResponse<String> response) {
    String error() {
      return body.path("error").path("code").asText();
    }

    boolean replayed() {
      return response.headers().firstValue("Idempotent-Replayed").isPresent();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    String text() {
      return response.body();
    }
  }

  static Answer get(String token, String path) {
    return send(request(token, path).GET());
  }

  static Answer post(String token, String path, @Nullable String key, String body) {
    return sendBody("POST", token, path, "Idempotency-Key", key, body);
  }

  static Answer put(String token, String path, @Nullable String ifMatch, String body) {
    return sendBody("PUT", token, path, "If-Match", ifMatch, body);
  }

  private static Answer sendBody(
      String method,
      String token,
      String path,
      String header,
      @Nullable String value,
      String body) {
    HttpRequest.Builder request =
        request(token, path)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (value != null) {
      request.header(header, value);
    }
    return send(request);
  }

  private static HttpRequest.Builder request(String token, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
        .timeout(Duration.ofSeconds(60))
        .header("Authorization", "Bearer " + token);
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      String text = response.body();
      return new Answer(
          response.statusCode(), JSON.readTree(text.isEmpty() ? "{}" : text), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
