package com.cruisemall.sandbox.gemini;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class GeminiTest {
  private static final String STREAM =
      "/v1beta/models/gemini-flash-latest:streamGenerateContent?alt=sse";
  private static final String WHOLE = "/v1beta/models/gemini-flash-latest:generateContent";
  private static final String TOOLS =
      ",\"tools\":[{\"functionDeclarations\":[{\"name\":\"exchange_rate\"}]}]";

  @BeforeEach
  @AfterEach
  void reset() {
    given().delete("/sandbox/gemini/script");
    given().delete("/sandbox/faults");
    given().delete("/sandbox/gemini");
  }

  @Test
  void streamsTextAndThenTokenUsage() {
    script("{\"text\":\"one two three\",\"wordsPerFrame\":2}");

    List<String> frames =
        ask(STREAM, "")
            .statusCode(200)
            .extract()
            .body()
            .asString()
            .lines()
            .filter(line -> !line.isEmpty())
            .toList();

    assertThat(frames).hasSize(2).allMatch(line -> line.startsWith("data: "));
    assertThat(frames.getFirst()).contains("one two ").doesNotContain("finishReason");
    assertThat(frames.getLast())
        .contains("three", "\"finishReason\":\"STOP\"", "\"candidatesTokenCount\":3");
    given()
        .get("/sandbox/gemini")
        .then()
        .body("requests", equalTo(1))
        .body("completedStreams", equalTo(1))
        .body("byModel.gemini-flash-latest", equalTo(1));
  }

  @Test
  void callsOfferedTools() {
    script("{\"calls\":[{\"name\":\"exchange_rate\",\"args\":{\"from\":\"USD\"}}]}");

    ask(WHOLE, TOOLS)
        .body("candidates[0].content.parts[0].functionCall.name", equalTo("exchange_rate"))
        .body("candidates[0].content.parts[0].functionCall.args.from", equalTo("USD"));
    ask(WHOLE, "").body("candidates[0].content.parts[0].text", containsString("환율"));
    String text =
        client()
            .header("x-goog-api-key", "sandbox-key")
            .body(
                "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"functionResponse\":"
                    + "{\"name\":\"exchange_rate\",\"response\":{\"rate\":1371}}}]}]"
                    + TOOLS
                    + "}")
            .post(WHOLE)
            .then()
            .extract()
            .asString();
    assertThat(text).contains("찾아본", "1371");
  }

  @ParameterizedTest
  @CsvSource({
    "UNAVAILABLE, 503, UNAVAILABLE",
    "ERROR, 500, INTERNAL",
    "PERMISSION_DENIED, 403, PERMISSION_DENIED",
    "QUOTA_PER_MINUTE, 429, RESOURCE_EXHAUSTED",
    "QUOTA_PER_DAY, 429, RESOURCE_EXHAUSTED"
  })
  void respondsWithGoogleErrors(String kind, int status, String name) {
    fault("{\"kind\":\"" + kind + "\",\"remaining\":1}");

    ask(STREAM, "").statusCode(status).body("error.status", equalTo(name));
    ask(STREAM, "").statusCode(200);
  }

  @Test
  void returnsQuotaIdAndRetryDelay() {
    fault("{\"kind\":\"QUOTA_PER_DAY\",\"retryDelay\":\"7s\"}");

    ask(STREAM, "")
        .body("error.details[0].violations[0].quotaId", startsWith("GenerateRequestsPerDay"))
        .body("error.details[1].retryDelay", equalTo("7s"));
  }

  @Test
  void limitsFaultToOneModel() {
    fault("{\"kind\":\"UNAVAILABLE\",\"model\":\"another\"}");

    ask(STREAM, "").statusCode(200);
    ask(STREAM.replace("gemini-flash-latest", "another"), "").statusCode(503);
  }

  @Test
  void rejectsRequestWithoutKey() {
    client()
        .body("{}")
        .post(WHOLE)
        .then()
        .statusCode(403)
        .body("error.status", equalTo("PERMISSION_DENIED"));
  }

  @Test
  void countsCancelledStreams() throws IOException, InterruptedException {
    fault("{\"kind\":\"SLOW\",\"tokenMillis\":60000}");
    try (var client = HttpClient.newHttpClient()) {
      var response =
          client.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + STREAM))
                  .version(HttpClient.Version.HTTP_1_1)
                  .header("x-goog-api-key", "sandbox-key")
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(question("")))
                  .build(),
              HttpResponse.BodyHandlers.ofInputStream());
      assertThat(response.body().read()).isPositive();
      response.body().close();

      Awaitility.await()
          .untilAsserted(() ->
              given()
                  .get("/sandbox/gemini")
                  .then()
                  .body("cancelledStreams", equalTo(1))
                  .body("openStreams", equalTo(0)));
    }
  }

  private static ValidatableResponse ask(String path, String tools) {
    return client().header("x-goog-api-key", "sandbox-key").body(question(tools)).post(path).then();
  }

  /** Google's paths contain a colon that must not be encoded. */
  private static RequestSpecification client() {
    return given().urlEncodingEnabled(false).contentType("application/json");
  }

  private static String question(String tools) {
    return "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"환율\"}]}]" + tools + "}";
  }

  private static void script(String script) {
    given()
        .contentType("application/json")
        .body(script)
        .put("/sandbox/gemini/script")
        .then()
        .statusCode(204);
  }

  private static void fault(String fault) {
    given()
        .contentType("application/json")
        .body(fault)
        .put("/sandbox/faults/gemini")
        .then()
        .statusCode(200);
  }
}
