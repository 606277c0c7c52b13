package com.cruisemall.load.stack;

import com.cruisemall.kit.digest.Sha256;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/**
 * Calls services directly with internal tokens, as the gateway does, so that the gateway's limits
 * do not apply.
 */
public final class ServiceClient {
  public static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final LocalStack stack;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

  public ServiceClient(LocalStack stack) {
    this.stack = stack;
  }

  /** Logs in and returns the internal token, which is valid for five minutes. */
  public String logIn(String phone, String password) throws IOException, InterruptedException {
    var login =
        send(
            json(stack.gateway("/api/auth/login"), Map.of("phone", phone, "password", password)),
            200);
    return token(sid(SessionCookie.of(login).orElseThrow()));
  }

  public JsonNode post(String path, String token, Object body)
      throws IOException, InterruptedException {
    var request =
        json(stack.service("payment", path), body).header("Authorization", "Bearer " + token);
    return JSON.readTree(send(request, 201).body());
  }

  public JsonNode get(String path, String token) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(stack.service("payment", path))
            .header("Authorization", "Bearer " + token);
    return JSON.readTree(send(request, 200).body());
  }

  /** Withdraws a product of version 0 from sale. */
  public void withdraw(String productCode, String token) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(stack.service("payment", "/api/admin/products/" + productCode))
            .header("Authorization", "Bearer " + token)
            .header("If-Match", "\"0\"")
            .DELETE();
    send(request, 200);
  }

  /** Builds an order request. */
  public HttpRequest order(String token, String key, String body) {
    return HttpRequest.newBuilder(stack.service("payment", "/api/orders"))
        .timeout(TIMEOUT)
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", key)
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  /** Sends a request and returns its status. */
  public int status(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }

  private String token(String sid) throws IOException, InterruptedException {
    String credentials = "gateway:" + stack.secret("CRUISEMALL_CLIENT_GATEWAY_SECRET");
    var client =
        HttpRequest.newBuilder(stack.service("auth", "/oauth2/token"))
            .header("Authorization", "Basic " + base64(credentials))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=session:token"));
    String bearer = JSON.readTree(send(client, 200).body()).path("access_token").asText();
    var session =
        json(stack.service("auth", "/internal/session-token"), Map.of("sid", sid))
            .header("Authorization", "Bearer " + bearer);
    return JSON.readTree(send(session, 200).body()).path("token").asText();
  }

  private HttpResponse<String> send(HttpRequest.Builder request, int expected)
      throws IOException, InterruptedException {
    var response = http.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofString());
    if (response.statusCode() != expected) {
      throw new IOException(
          response.uri() + " failed status=" + response.statusCode() + " " + response.body());
    }
    return response;
  }

  private static HttpRequest.Builder json(URI uri, Object body) throws IOException {
    return HttpRequest.newBuilder(uri)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
  }

  /** Returns the session id under which the services know a cookie value. */
  private static String sid(String cookie) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(cookie));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
