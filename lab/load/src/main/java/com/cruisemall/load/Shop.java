package com.cruisemall.load;

import com.cruisemall.load.stack.LocalStack;
import com.cruisemall.load.stack.SessionCookie;
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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/** Speaks to the services as the gateway does, so that the gateway's limits do not measure. */
public final class Shop {
  public static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final LocalStack stack;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  public Shop(LocalStack stack) {
    this.stack = stack;
  }

  /** The internal token of a person who logs in now; it is good for five minutes. */
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

  /** Ends the sale of a product of the version 0. */
  public void withdraw(String productCode, String token) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(stack.service("payment", "/api/admin/products/" + productCode))
            .header("Authorization", "Bearer " + token)
            .header("If-Match", "\"0\"")
            .DELETE();
    send(request, 200);
  }

  /** A request that is built once and sent often; only its key differs. */
  HttpRequest order(String token, String key, String body) {
    return HttpRequest.newBuilder(stack.service("payment", "/api/orders"))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", key)
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  int status(HttpRequest request) throws IOException, InterruptedException {
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
    var response = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    if (response.statusCode() != expected) {
      throw new IOException(
          response.uri() + " answered " + response.statusCode() + " " + response.body());
    }
    return response;
  }

  private static HttpRequest.Builder json(URI uri, Object body) throws IOException {
    return HttpRequest.newBuilder(uri)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
  }

  private static String sid(String cookie) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(cookie.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
