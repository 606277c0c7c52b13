package com.cruisemall.local.operator;

import com.cruisemall.local.backing.Secrets;
import com.cruisemall.local.process.CommandFailedException;
import com.cruisemall.local.stack.StackState;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Client of internal auth-service endpoints with a client-credentials token (RFC 6749 §4.4). */
public final class OperatorClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CLIENT = "operator";
  private static final String SECRET = "CRUISEMALL_CLIENT_OPERATOR_SECRET";
  private static final Duration REQUEST_TIMEOUT = Duration.ofMinutes(2);

  /** Share of the token lifetime after which a new token is requested. */
  private static final double RENEW_AFTER = 0.8;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final String address;
  private final String secret;
  private final String scope;
  private String token = "";
  private long renewAt;

  /**
   * @param scope OAuth scope to request
   */
  public OperatorClient(StackState state, Secrets secrets, String scope) {
    this.address = state.component("auth").address();
    this.secret = secrets.password(SECRET);
    this.scope = scope;
  }

  /** Returns the response body; throws with status and error code if the status is not 200. */
  public JsonNode post(String path, String body) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(address + path))
            .timeout(REQUEST_TIMEOUT)
            .header("Authorization", "Bearer " + token())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    var json = JSON.readTree(response.body());
    if (response.statusCode() != 200) {
      throw new CommandFailedException(
          "auth-service responded with %d %s"
              .formatted(response.statusCode(), json.path("error").toString()));
    }
    return json;
  }

  private String token() throws IOException, InterruptedException {
    if (!token.isEmpty() && System.nanoTime() - renewAt < 0) {
      return token;
    }
    var credentials =
        Base64.getEncoder()
            .encodeToString((CLIENT + ":" + secret).getBytes(StandardCharsets.UTF_8));
    var request =
        HttpRequest.newBuilder(URI.create(address + "/oauth2/token"))
            .timeout(REQUEST_TIMEOUT)
            .header("Authorization", "Basic " + credentials)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "grant_type=client_credentials&scope=" + scope.replace(":", "%3A")));
    var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new CommandFailedException(
          "auth-service did not issue an operator token: " + response.statusCode());
    }
    var json = JSON.readTree(response.body());
    token = json.path("access_token").asText();
    var lifetime = Duration.ofSeconds(json.path("expires_in").asLong());
    renewAt = System.nanoTime() + (long) (lifetime.toNanos() * RENEW_AFTER);
    return token;
  }
}
