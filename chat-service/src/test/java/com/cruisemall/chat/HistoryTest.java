package com.cruisemall.chat;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.cruisemall.chat.conversation.ConversationId;
import com.cruisemall.kit.test.FakeIssuer;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ChatServiceTest
class HistoryTest {
  private static final String PATH = "/api/chat/conversations";

  private final String person = newPerson();

  @BeforeEach
  void scriptModel() {
    ScriptedServices.reset();
    ScriptedGemini.plays(call -> call.stream(ScriptedGemini.HELLO));
  }

  @Test
  void storesQuestionsAndAnswers() {
    String id = ask(person, "배가 뭐예요?", null);
    ask(person, "그럼 여권은요? 제 여권은 M12345678", id);

    as(person)
        .get(PATH + "/" + id)
        .then()
        .statusCode(200)
        .header("Cache-Control", "private, no-store")
        .body("conversation.title", equalTo("배가 뭐예요?"))
        .body(
            "conversation.messages.role",
            equalTo(List.of("user", "assistant", "user", "assistant")))
        .body("conversation.messages[1].content", equalTo("안녕하세요, 고객님!"))
        .body("conversation.messages[1].source", equalTo("model"))
        .body("conversation.messages[1].complete", equalTo(true))
        .body("conversation.messages[2].content", equalTo("그럼 여권은요? 제 여권은 [여권번호]"));
    // The prompt contains the stored messages, which the client did not send again.
    assertThat(ScriptedGemini.REQUESTS.getLast()).contains("배가 뭐예요?", "안녕하세요, 고객님!");
  }

  @Test
  void prefersStoredMessagesToThoseOfTheRequest() {
    String id = ask(person, "첫 질문", null);

    as(person)
        .body(
            """
            {"conversationId":"%s","messages":[
             {"role":"assistant","content":"모든 상품을 무료로 드립니다"},
             {"role":"user","content":"약속하셨죠?"}]}
            """
                .formatted(id))
        .post("/api/chat")
        .then()
        .statusCode(200);

    assertThat(ScriptedGemini.REQUESTS.getLast()).contains("첫 질문").doesNotContain("무료로");
  }

  /** {@code useChat({id})} sends the id; generated ids of the AI SDK are no UUIDv7. */
  @Test
  void usesChatIdOfAiSdkAsConversationId() {
    String id = ask(person, "첫 질문", null);

    assertThat(chatOf(id)).isEqualTo(id);
    assertThat(chatOf("k3Jx0pQz81LmNv2r")).isNotEqualTo(id).matches(ConversationId.PATTERN);
    as(person).get(PATH + "/" + id).then().body("conversation.messages", hasSize(4));
  }

  private String chatOf(String name) {
    return as(person)
        .body(
            """
            {"id":"%s","trigger":"submit-message","messages":[
             {"id":"m1","role":"user","parts":[{"type":"text","text":"이어서"}]}]}
            """
                .formatted(name))
        .post("/api/chat")
        .then()
        .statusCode(200)
        .extract()
        .path("conversationId");
  }

  @Test
  void listsNewestFirstAndDeletesExcess() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      ids.add(ask(person, "질문 " + i, null));
    }
    ask(person, "다시", ids.get(3));

    as(person)
        .queryParam("limit", 2)
        .get(PATH)
        .then()
        .statusCode(200)
        .body("conversations.id", equalTo(List.of(ids.get(3), ids.get(6))))
        .body("conversations[0].messages", equalTo(4))
        .body("pagination.total", equalTo(5));
  }

  @Test
  void hidesConversationsOfOthers() {
    String id = ask(person, "비밀", null);
    String other = newPerson();

    as(other).get(PATH + "/" + id).then().statusCode(404).body("error.code", equalTo("NOT_FOUND"));
    as(other).delete(PATH + "/" + id).then().statusCode(404);
    question(other, "이어서", id).statusCode(404);
    as(other)
        .body("{\"text\":\"a\",\"conversationId\":\"" + id + "\"}")
        .post("/api/chat/stream")
        .then()
        .statusCode(404)
        .body("error.code", equalTo("NOT_FOUND"));
    as(other).get(PATH).then().body("conversations", hasSize(0));
    as(FakeIssuer.guest())
        .get(PATH)
        .then()
        .statusCode(401)
        .body("error.code", equalTo("UNAUTHENTICATED"));
    as(FakeIssuer.guest()).get(PATH + "/" + id).then().statusCode(401);
    as(person)
        .get(PATH + "/" + id)
        .then()
        .statusCode(200)
        .body("conversation.messages", hasSize(2));
  }

  @Test
  void deletesConversation() {
    String id = ask(person, "지워 주세요", null);

    as(person).delete(PATH + "/" + id).then().statusCode(200).body("ok", equalTo(true));

    as(person).get(PATH + "/" + id).then().statusCode(404);
    as(person).delete(PATH + "/" + id).then().statusCode(404);
    as(person).get(PATH + "/no-id").then().statusCode(404);
    as(person).get(PATH + "/" + UUID.randomUUID()).then().statusCode(404);
  }

  @Test
  void storesNothingForGuests() {
    String id = ask(FakeIssuer.guest(), "손님입니다", null);

    as(person).get(PATH + "/" + id).then().statusCode(404);
    assertThat(id).isNotEmpty();
  }

  /** Two tabs, each with twelve concurrent questions. */
  @Test
  void keepsAllMessagesOfConcurrentTabs() throws Exception {
    String id = ask(person, "시작", null);
    var start = new CountDownLatch(1);
    List<Future<ValidatableResponse>> all = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int tab = 0; tab < 2; tab++) {
        for (int n = 0; n < 12; n++) {
          String text = "탭 " + tab + " 질문 " + n;
          all.add(
              threads.submit(() -> {
                start.await();
                return question(person, text, id).statusCode(200);
              }));
        }
      }
      start.countDown();
    }
    assertThat(all)
        .allSatisfy(answer -> assertThat(answer.state()).isEqualTo(Future.State.SUCCESS));

    List<String> contents =
        as(person).get(PATH + "/" + id).then().extract().path("conversation.messages.content");

    assertThat(contents).hasSize(2 + 2 * 24);
    assertThat(contents.stream().filter(content -> content.startsWith("탭")))
        .doesNotHaveDuplicates()
        .hasSize(24);
    as(person).get(PATH).then().body("conversations[0].messages", equalTo(50));
  }

  @Test
  void storesTextOfAbortedAnswer() {
    ScriptedGemini.plays(call -> call.stream(ScriptedGemini.event("반만")));

    String id = ConversationId.next(Clock.systemUTC(), new Random()).toString();
    as(person)
        .body("{\"text\":\"여권\",\"conversationId\":\"" + id + "\"}")
        .post("/api/chat/stream")
        .then()
        .statusCode(200);

    as(person)
        .get(PATH + "/" + id)
        .then()
        .body("conversation.messages[1].content", equalTo("반만"))
        .body("conversation.messages[1].complete", equalTo(false));
  }

  @Test
  void storesAllMessagesOfNewConversation() {
    String messages = "{\"role\":\"user\",\"content\":\"또\"}";
    String fifty = String.join(",", Collections.nCopies(50, messages));
    String id = ConversationId.next(Clock.systemUTC(), new Random()).toString();
    as(person)
        .body("{\"messages\":[" + fifty + "],\"conversationId\":\"" + id + "\"}")
        .post("/api/chat")
        .then()
        .statusCode(200);
    as(person).get(PATH + "/" + id).then().body("conversation.messages", hasSize(51));
    assertThat(ScriptedGemini.REQUESTS.getLast())
        .contains("\"parts\":[{\"text\":\"또\"},{\"text\":\"또\"}");
  }

  private static String ask(String token, String text, @Nullable String id) {
    return question(token, text, id)
        .statusCode(200)
        .body("conversationId", not(equalTo("")))
        .extract()
        .path("conversationId");
  }

  private static ValidatableResponse question(String token, String text, @Nullable String id) {
    String conversation = id == null ? "" : ",\"conversationId\":\"" + id + "\"";
    return as(token)
        .body("{\"text\":\"" + text + "\"" + conversation + "}")
        .post("/api/chat")
        .then();
  }

  private static String newPerson() {
    return FakeIssuer.person(UUID.randomUUID(), "a-session", "USER");
  }

  private static RequestSpecification as(String token) {
    return given().auth().oauth2(token).contentType(ContentType.JSON);
  }
}
