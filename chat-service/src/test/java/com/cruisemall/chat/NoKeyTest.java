package com.cruisemall.chat;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import com.cruisemall.kit.test.BackingServers;
import com.cruisemall.kit.test.FakeIssuer;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Running service without an API key. */
@QuarkusTest
@WithTestResource(FakeIssuer.class)
@WithTestResource(ScriptedServices.class)
@WithTestResource(
    value = BackingServers.class,
    initArgs = {
      @ResourceArg(name = "database", value = "chat"),
      @ResourceArg(name = "redis", value = "chat")
    })
class NoKeyTest {
  @BeforeEach
  void resetServices() {
    ScriptedServices.reset();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "환율 | 1 USD = 1,383.5 KRW",
        "유로로 바꾸려는데 지금 얼마예요? | 1 EUR = ",
        "여권 | 6개월",
        "여권 기한이 넉 달 남았는데 떠날 수 있나요 | 6개월",
        "취소 수수료 | 59~31일 전: 10%",
        "사정이 생겨서 취소하면 얼마나 떼나요? | 59~31일 전: 10%",
        "알래스카 상품 | 2,190,000원부터",
        "알래스카로 떠나는 배 좀 보여 주세요 | 2,190,000원부터",
      })
  void answersFromKnowledgeAndServices(String question, String fact) {
    ask("/api/chat", question)
        .body("source", equalTo("fallback"))
        .body("reason", equalTo("not-configured"))
        .body("message.content", containsString(fact));
  }

  @Test
  void streamsFallbackAnswer() {
    ask("/api/chat/stream", "여권")
        .body(containsString("\"source\":\"fallback\""))
        .body(containsString("6개월"))
        .body(endsWith("data: [DONE]\n\n"));
  }

  private static ValidatableResponse ask(String path, String question) {
    return given()
        .auth()
        .oauth2(FakeIssuer.guest())
        .contentType(ContentType.JSON)
        .body("{\"text\":\"" + question + "\"}")
        .post(path)
        .then()
        .statusCode(200);
  }
}
