package com.cruisemall.local.operate;

import com.cruisemall.local.backing.Secrets;
import com.cruisemall.local.process.StartFailure;
import com.cruisemall.local.stack.StackState;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;

/** Calls auth-service with the operator's own token (client credentials, RFC 6749 §4.4). */
public final class Operator {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CLIENT = "operator";
  private static final String SECRET = "CRUISEMALL_CLIENT_OPERATOR_SECRET";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** A token is asked for anew well before it ends. */
  private static final double USED_PART = 0.8;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final String address;
  private final String secret;
  private final String scope;
  private String token = "";
  private long tokenUntil;

  /**
   * @param scope what the operator is going to do
   */
  public Operator(StackState state, String scope) {
    this.address = state.part("auth").address();
    this.secret = new Secrets(Path.of(state.secrets())).password(SECRET);
    this.scope = scope;
  }

  /** The answer's body; a refusal is a failure that tells the code. */
  public JsonNode post(String path, String body) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(address + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    var answer = JSON.readTree(response.body());
    if (response.statusCode() != 200) {
      throw new StartFailure(
          "auth-service answered %d %s"
              .formatted(response.statusCode(), answer.path("error").toString()));
    }
    return answer;
  }

  private String token() throws IOException, InterruptedException {
    if (!token.isEmpty() && System.nanoTime() - tokenUntil < 0) {
      return token;
    }
    var credentials =
        Base64.getEncoder()
            .encodeToString((CLIENT + ":" + secret).getBytes(StandardCharsets.UTF_8));
    var request =
        HttpRequest.newBuilder(URI.create(address + "/oauth2/token"))
            .timeout(PATIENCE)
            .header("Authorization", "Basic " + credentials)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "grant_type=client_credentials&scope=" + scope.replace(":", "%3A")));
    var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new StartFailure("auth-service gave the operator no token: " + response.statusCode());
    }
    var answer = JSON.readTree(response.body());
    token = answer.path("access_token").asText();
    var lifetime = Duration.ofSeconds(answer.path("expires_in").asLong());
    tokenUntil = System.nanoTime() + (long) (lifetime.toNanos() * USED_PART);
    return token;
  }
}
