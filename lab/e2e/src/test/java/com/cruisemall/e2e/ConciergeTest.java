package com.cruisemall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.test.Concurrently;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers of the concierge with and without the model. */
class ConciergeTest {
  private static final String KNOWLEDGE = "/api/admin/chat/knowledge";

  @BeforeEach
  @AfterEach
  void resetSandbox() {
    Sandbox.reset();
  }

  /** Covers questions that the fallback answers while the model refuses the key. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "환율 | 1 USD = ",
        "오늘 달러가 얼마예요? | 1 USD = ",
        "100유로면 한국 돈으로 얼마죠 | 100 EUR = ",
        "여권 | 6개월",
        "패스포트가 곧 만료되는데 괜찮나요 | 6개월",
        "취소 수수료 | 59~31일 전: 10%",
        "못 가게 되면 돈을 돌려받을 수 있나요? | 59~31일 전: 10%",
        "알래스카 상품 | 알래스카",
        "알래스카 가는 배 있어요? | 알래스카",
      })
  void answersWithoutTheModel(String question, String fact) {
    Sandbox.fault("{\"kind\":\"PERMISSION_DENIED\"}");

    JsonNode answer = Stack.json(ShopClient.post("/api/chat", text(question)).body());

    assertThat(answer.path("source").asText()).isEqualTo("fallback");
    assertThat(answer.path("message").path("content").asText()).contains(fact);
  }

  @Test
  void answersFromKnowledgeThatStaffJustChanged() {
    Sandbox.fault("{\"kind\":\"PERMISSION_DENIED\"}");
    String staff = ShopClient.cookie(ShopClient.loginAsAdministrator());
    JsonNode found = Stack.json(ShopClient.get(KNOWLEDGE + "?keyword=luggage", staff).body());
    ObjectNode entry =
        StreamSupport.stream(found.path("entries").spliterator(), false)
            .filter(one -> one.path("topic").asText().equals("luggage"))
            .map(ObjectNode.class::cast)
            .findFirst()
            .orElseThrow();
    String path = KNOWLEDGE + "/" + entry.path("id").asText();
    entry.remove(List.of("id", "updatedAt"));
    String before = entry.path("answerKo").asText();

    change(path, entry.put("answerKo", "짐은 한 분에 세 개까지입니다."), staff);
    String after = answer("캐리어는 몇 개까지 되나요?");
    change(path, entry.put("answerKo", before), staff);

    assertThat(after).isEqualTo("짐은 한 분에 세 개까지입니다.");
    assertThat(answer("캐리어는 몇 개까지 되나요?")).isEqualTo(before);
    assertThat(
            ShopClient.get(KNOWLEDGE, ShopClient.cookie(ShopClient.login("010123455")))
                .statusCode())
        .isEqualTo(403);
    assertThat(ShopClient.get(KNOWLEDGE).statusCode()).isEqualTo(401);
  }

  @Test
  void letsTheModelSearchTheKnowledge() {
    Sandbox.gemini("{\"calls\":[{\"name\":\"search_knowledge\",\"args\":{\"query\":\"여권\"}}]}");

    JsonNode answer = Stack.json(ShopClient.post("/api/chat", text("여권")).body());

    assertThat(answer.path("source").asText()).isEqualTo("model");
    assertThat(answer.path("message").path("content").asText()).contains("찾아본 내용", "6개월");
    String cited = answer.path("sources").path(0).path("url").asText();
    assertThat(ShopClient.get(cited).body()).contains("6개월");
  }

  @Test
  void letsTheModelConvertMoney() {
    Sandbox.gemini(
        "{\"calls\":[{\"name\":\"exchange_rate\",\"args\":{\"from\":\"USD\",\"amount\":100}}]}");

    JsonNode answer = Stack.json(ShopClient.post("/api/chat", text("100달러")).body());

    assertThat(answer.path("message").path("content").asText()).contains("\"converted\":1");
  }

  @Test
  void storesConcurrentMessagesOfOneConversation() {
    String cookie = ShopClient.cookie(ShopClient.login("010123456"));
    String[] tab = {"Cookie", ShopClient.COOKIE + "=" + cookie, "Sec-Fetch-Site", "same-origin"};
    String id =
        Stack.json(ShopClient.post("/api/chat", text("시작"), tab).body())
            .path("conversationId")
            .asText();

    List<HttpResponse<String>> answers =
        Concurrently.run(
            IntStream.range(0, 10)
                .mapToObj(n ->
                    () ->
                        ShopClient.post(
                            "/api/chat",
                            "{\"text\":\"질문 %d\",\"conversationId\":\"%s\"}".formatted(n, id),
                            tab)));

    assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
    JsonNode kept = Stack.json(ShopClient.get("/api/chat/conversations/" + id, cookie).body());
    List<String> said =
        StreamSupport.stream(kept.path("conversation").path("messages").spliterator(), false)
            .map(message -> message.path("content").asText())
            .toList();
    assertThat(said).hasSize(22);
    assertThat(said).containsAll(IntStream.range(0, 10).mapToObj(n -> "질문 " + n).toList());
  }

  private static String answer(String question) {
    return Stack.json(ShopClient.post("/api/chat", text(question)).body())
        .path("message")
        .path("content")
        .asText();
  }

  private static String text(String question) {
    return "{\"text\":\"" + question + "\"}";
  }

  private static void change(String path, ObjectNode entry, String cookie) {
    String tag = ShopClient.get(path, cookie).headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> changed =
        Stack.send(
            HttpRequest.newBuilder(Stack.get().gateway(path))
                .header("Content-Type", "application/json")
                .header("Cookie", ShopClient.COOKIE + "=" + cookie)
                .header("Sec-Fetch-Site", "same-origin")
                .header("If-Match", tag)
                .PUT(HttpRequest.BodyPublishers.ofString(entry.toString())));
    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
  }
}
