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

/** Single requests beside the traffic: to prepare, to look, to cause faults. */
public final class Http {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int FIRST_ERROR = 400;

  private final HttpClient client;

  public Http() {
    this.client = builder().build();
  }

  /** From an address that the machine lends. */
  public Http(InetAddress from) {
    this.client = builder().localAddress(from).build();
  }

  private static HttpClient.Builder builder() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(5));
  }

  /** The answer, whatever its status. */
  public HttpResponse<String> send(String method, URI uri, String body, Map<String, String> headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(uri)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    headers.forEach(request::setHeader);
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /** The body of a success; anything else is a failure. */
  public String text(String method, URI uri, String body) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(method, uri, body, Map.of());
    if (answer.statusCode() >= FIRST_ERROR) {
      throw new IOException(uri + " answered " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  public JsonNode json(String method, URI uri, String body)
      throws IOException, InterruptedException {
    String text = text(method, uri, body);
    return text.isBlank() ? JSON.createObjectNode() : JSON.readTree(text);
  }

  /** For how many seconds an answer may be kept. */
  public static double maxAge(HttpResponse<?> answer) {
    String control = answer.headers().firstValue("Cache-Control").orElse("");
    String seconds = control.replaceAll(".*max-age=(\\d+).*", "$1");
    return seconds.matches("\\d+") ? Double.parseDouble(seconds) : 0;
  }
}
