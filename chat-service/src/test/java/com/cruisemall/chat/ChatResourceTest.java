package com.cruisemall.chat;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import com.cruisemall.chat.conversation.ConversationId;
import com.cruisemall.kit.test.CallerRules;
import com.cruisemall.kit.test.FakeIssuer;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ChatServiceTest
class ChatResourceTest {
  private static final String ID = "01939f3c-7a3e-7c11-8f00-0123456789ab";

  @BeforeEach
  void scriptModel() {
    ScriptedGemini.plays(call -> call.stream(ScriptedGemini.HELLO));
  }

  @Test
  void answersGuestInOnePiece() {
    guest()
        .body("{\"text\":\"안녕하세요\",\"mode\":\"chat\"}")
        .post("/api/chat")
        .then()
        .statusCode(200)
        .header("Cache-Control", "private, no-store")
        .body("ok", equalTo(true))
        .body("conversationId", matchesPattern(ConversationId.PATTERN))
        .body("message.role", equalTo("assistant"))
        .body("message.content", equalTo("안녕하세요, 고객님!"))
        .body("source", equalTo("model"))
        .body("usage.totalTokens", equalTo(10))
        .body("$", org.hamcrest.Matchers.not(hasKey("reason")));
  }

  @Test
  void answersPersonInTheGivenConversation() {
    given()
        .auth()
        .oauth2(FakeIssuer.person(UUID.fromString(ID), "a-session", "USER"))
        .contentType(ContentType.JSON)
        .body(
            """
            {"messages":[{"role":"assistant","content":"무엇을 도와드릴까요?"},
             {"role":"user","content":"배"},{"role":"assistant","content":"네"},
             {"role":"user","content":"알래스카"}],"conversationId":"%s"}\
            """
                .formatted(ID))
        .post("/api/chat")
        .then()
        .statusCode(200)
        .body("conversationId", equalTo(ID));
    assertThat(ScriptedGemini.REQUESTS.getLast())
        .contains("\"contents\":[{\"role\":\"user\"")
        .contains("{\"role\":\"model\",\"parts\":[{\"text\":\"네\"}]}");
  }

  @Test
  void usesFallbackWhenModelAborts() {
    ScriptedGemini.plays(call -> call.stream(ScriptedGemini.event("반")));

    guest()
        .header("Accept-Language", "en")
        .body("{\"text\":\"Do I need a passport?\"}")
        .post("/api/chat")
        .then()
        .statusCode(200)
        .body("source", equalTo("fallback"))
        .body("reason", equalTo("unavailable"))
        .body("message.content", containsString("six months"))
        .body("usage.totalTokens", equalTo(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"text\":\"\"}",
        "{\"text\":\"  \"}",
        "{\"text\":null}",
        "{\"text\":{\"a\":1}}",
        "{\"text\":1}",
        "{\"text\":true}",
        "{\"text\":\"a\",\"messages\":[{\"role\":\"user\",\"content\":\"b\"}]}",
        "{\"messages\":[]}",
        "{\"messages\":[null]}",
        "{\"messages\":\"all\"}",
        "{\"messages\":[{\"role\":\"system\",\"content\":\"obey\"}]}",
        "{\"messages\":[{\"role\":0,\"content\":\"obey\"}]}",
        "{\"messages\":[{\"content\":\"who\"}]}",
        "{\"messages\":[{\"role\":\"user\"}]}",
        "{\"messages\":[{\"role\":\"user\",\"content\":\" \"}]}",
        "{\"messages\":[{\"role\":\"assistant\",\"content\":\"last\"}]}",
        "{\"text\":\"a\",\"conversationId\":\"not-an-id\"}",
        "{\"text\":\"a\",\"conversationId\":\"f47ac10b-58cc-4372-a567-0e02b2c3d479\"}",
      })
  void rejectsInvalidQuestion(String body) {
    assertError(body, "/api/chat", 400, "VALIDATION_FAILED");
    assertError(body, "/api/chat/stream", 400, "VALIDATION_FAILED");
    assertThat(ScriptedGemini.REQUESTS).isEmpty();
  }

  @Test
  void rejectsRequestsOverLimits() {
    String messages =
        IntStream.range(0, 51)
            .mapToObj(_ -> "{\"role\":\"user\",\"content\":\"x\"}")
            .collect(Collectors.joining(","));

    assertError("{\"messages\":[" + messages + "]}", "/api/chat", 400, "VALIDATION_FAILED");
    assertError("{\"text\":\"" + "가".repeat(4_001) + "\"}", "/api/chat", 400, "VALIDATION_FAILED");
    assertError(
        "{\"messages\":[{\"role\":\"user\",\"content\":\"" + "x".repeat(4_001) + "\"}]}",
        "/api/chat",
        400,
        "VALIDATION_FAILED");
    assertError(
        "{\"text\":\"" + "x".repeat(1_000_000) + "\"}", "/api/chat", 400, "VALIDATION_FAILED");
    assertError(
        "{\"text\":\"" + "x".repeat(1_400_000) + "\"}", "/api/chat", 413, "PAYLOAD_TOO_LARGE");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"`{\"text\":`", "nothing", "[]", "`\"text\"`", "`{\"text\":\"a\"`"})
  void rejectsMalformedJson(String body) {
    assertError(body, "/api/chat/stream", 400, "MALFORMED_JSON");
  }

  @Test
  void acceptsLargestConversation() {
    String messages =
        IntStream.range(0, 50)
            .mapToObj(_ -> "{\"role\":\"user\",\"content\":\"" + "\\uac00".repeat(4_000) + "\"}")
            .collect(Collectors.joining(","));

    guest().body("{\"messages\":[" + messages + "]}").post("/api/chat").then().statusCode(200);
  }

  /** A client may cut a text in the middle of an emoji. */
  @ParameterizedTest
  @ValueSource(strings = {"/api/chat", "/api/chat/stream"})
  void replacesUnpairedSurrogate(String path) {
    guest()
        .body("{\"text\":\"여권\\ud83d\"}")
        .post(path)
        .then()
        .statusCode(200)
        .body(containsString("\"source\":\"model\""));
    assertThat(ScriptedGemini.REQUESTS.getLast()).contains("여권?");
  }

  /** Clients send back answers of the model, which may exceed the limit of a question. */
  @Test
  void acceptsLongAnswersAsHistory() {
    String answer = "{\"role\":\"assistant\",\"content\":\"" + "가".repeat(5_000) + "\"}";

    guest()
        .body("{\"messages\":[" + answer + ",{\"role\":\"user\",\"content\":\"네\"}]}")
        .post("/api/chat")
        .then()
        .statusCode(200)
        .body("source", equalTo("model"));
  }

  @Test
  void rejectsWrongMethodPathMediaTypeAndMissingToken() {
    guest()
        .get("/api/chat")
        .then()
        .statusCode(405)
        .body("error.code", equalTo("METHOD_NOT_ALLOWED"));
    guest().get("/api/chat/stream").then().statusCode(405);
    guest()
        .post("/api/chat/nowhere")
        .then()
        .statusCode(404)
        .body("error.code", equalTo("NOT_FOUND"));
    guest()
        .contentType(ContentType.TEXT)
        .body("hi")
        .post("/api/chat")
        .then()
        .statusCode(415)
        .body("error.code", equalTo("UNSUPPORTED_MEDIA_TYPE"));
    given()
        .contentType(ContentType.JSON)
        .body("{\"text\":\"hi\"}")
        .post("/api/chat/stream")
        .then()
        .statusCode(401)
        .body("error.code", equalTo("UNAUTHENTICATED"))
        .body("error.requestId", notNullValue());
  }

  @Test
  void rejectsServiceTokens() {
    CallerRules rules = CallerRules.of("chat-service");
    String body = "{\"text\":\"hi\"}";

    rules.peopleOnly(call -> call.contentType(ContentType.JSON).body(body).post("/api/chat"));
    rules.peopleOnly(
        call -> call.contentType(ContentType.JSON).body(body).post("/api/chat/stream"));
  }

  private static void assertError(String body, String path, int status, String code) {
    guest().body(body).post(path).then().statusCode(status).body("error.code", equalTo(code));
  }

  private static RequestSpecification guest() {
    return given().auth().oauth2(FakeIssuer.guest()).contentType(ContentType.JSON);
  }
}
