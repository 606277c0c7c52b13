package com.cruisemall.load.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** HTTP client for single requests: preparation, checks and fault injection. */
public final class StackClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofMinutes(3);
  private static final int FIRST_ERROR = 400;

  private final HttpClient client;

  public StackClient() {
    this.client = builder().build();
  }

  /** Binds the client to a source address. */
  public StackClient(InetAddress from) {
    this.client = builder().localAddress(from).build();
  }

  private static HttpClient.Builder builder() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(5));
  }

  /** Sends a request and returns the response of any status. */
  public HttpResponse<String> send(String method, URI uri, String body, Map<String, String> headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(uri)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    headers.forEach(request::setHeader);
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /** Returns the response body; an error status is a failure. */
  public String text(String method, URI uri, String body) throws IOException, InterruptedException {
    HttpResponse<String> response = send(method, uri, body, Map.of());
    if (response.statusCode() >= FIRST_ERROR) {
      throw new IOException(
          uri + " failed status=" + response.statusCode() + " " + response.body());
    }
    return response.body();
  }

  public JsonNode json(String method, URI uri, String body)
      throws IOException, InterruptedException {
    String text = text(method, uri, body);
    return text.isBlank() ? JSON.createObjectNode() : JSON.readTree(text);
  }

  /** Returns the max-age of a response in seconds, or 0. */
  public static double maxAge(HttpResponse<?> response) {
    String control = response.headers().firstValue("Cache-Control").orElse("");
    String seconds = control.replaceAll(".*max-age=(\\d+).*", "$1");
    return seconds.matches("\\d+") ? Double.parseDouble(seconds) : 0;
  }
}
