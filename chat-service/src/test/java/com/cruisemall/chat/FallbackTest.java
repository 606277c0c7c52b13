package com.cruisemall.chat;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.cruisemall.kit.test.FakeIssuer;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers while the model rejects all requests. */
@ChatServiceTest
class FallbackTest {
  @BeforeEach
  void rejectAtModel() {
    ScriptedServices.reset();
    ScriptedGemini.plays(call -> call.refuse(403, "{}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "여권 | 6개월",
        "여권 만료일이 세 달 남았는데 괜찮나요? | 6개월",
        "패스포트 기간이 얼마나 남아 있어야 해요? | 6개월",
        "여꿘 유효기한이 궁금합니다 | 6개월",
        "일본 비자 필요해요? | 전자 여행 허가",
        "취소 수수료 | 59~31일 전: 10%",
        "출발 20일 전에 취소하면 얼마나 환불받나요 | 59~31일 전: 10%",
        "예약 취소하고 싶어요 | 59~31일 전: 10%",
        "못 가게 되면 돈을 돌려받을 수 있나요? | 59~31일 전: 10%",
        "예약을 무르면 위약금이 있어요? | 59~31일 전: 10%",
        "환율 | 원화(KRW)",
        "캐리어 몇 개까지 되나요 | 수하물 한도",
        "드레스 코드가 있나요 | 포멀 나이트",
        "채식 식사 되나요 | 알레르기",
        "술도 공짜예요? | 음료 패키지",
        "와 이파이 되나요 | 위성",
        "인터냇 쓸 수 있어요? | 위성",
        "뱃멀미가 걱정돼요 | 멀미약",
        "배에서 아프면 어떡해요 | 의무실",
        "여행자보험 들어야 하나요 | 후송",
        "발코니 객실이 뭐예요 | 네 종류",
        "기항지에서 자유롭게 다녀도 되나요 | 출항",
        "아이랑 같이 가도 되나요 | 키즈클럽",
        "팁은 얼마나 줘야 해요 | 봉사료",
        "승선은 몇 시까지 가야 하나요 | 터미널",
        "담배 피울 수 있나요 | 흡연 구역",
        "휠체어를 타시는 어머니도 갈 수 있나요 | 승강기",
        "결제는 어떻게 하나요 | 토스페이먼츠",
        "혼자 가도 되나요 | 2인 1실",
        "상담원 연결해 주세요 | 문의 안내",
        "사람이랑 얘기하고 싶어요 | 문의 안내",
        "220볼트 되나요 | 콘센트",
        "배에서 쓸 돈은 어느 나라 돈으로 가져가요 | 승선 카드",
      })
  void answersCommonQuestions(String question, String fact) {
    asks(question)
        .body("source", equalTo("fallback"))
        .body("message.content", containsString(fact));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Do I need a passport? | six months",
        "How much is the cancellation fee? | 59 to 31 days: 10%",
        "can i cancel my booking | 59 to 31 days: 10%",
        "Is there wi-fi on board? | satellite",
        "Can I bring my children? | kids' club",
        "Do I have to tip? | gratuity",
      })
  void answersInEnglish(String question, String fact) {
    asks(question).body("message.content", containsString(fact));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "환율 | 1 USD = 1,383.5 KRW",
        "오늘 달러가 얼마예요? | 1 USD = 1,383.5 KRW",
        "지금 1달러가 원화로 얼마인가요? | 1 USD = 1,384 KRW",
        "100달러면 한국 돈으로 얼마죠 | 100 USD = 138,350 KRW",
        "15,000원 말고 12.50달러는 얼마예요? | 12.5 USD = 17,294 KRW",
        "How much is 100 USD in yen? | 100 USD = 15,120 JPY",
      })
  void answersWithCurrentRates(String question, String fact) {
    asks(question)
        .body("source", equalTo("fallback"))
        .body("message.content", containsString(fact))
        .body("message.content", containsString("2026-11-23"));
  }

  @ParameterizedTest
  @CsvSource({
    "알래스카 상품",
    "알래스카 가는 배 있어요?",
    "알라스카 크루즈 추천해 주세요",
    "빙하 보러 알래스카에 가고 싶은데 가격이 얼마인가요",
  })
  void findsProductsOfRegion(String question) {
    asks(question)
        .body(
            "message.content", containsString("알래스카 인사이드 패시지 (Koningsdam) 7박 8일 · 1인 2,190,000원부터"))
        .body("sources.url", hasItem("/api/products/ALS-7"));
    assertThat(ScriptedServices.REQUESTS).anyMatch(asked -> asked.contains("region=alaska"));
  }

  @ParameterizedTest
  @CsvSource({
    "지중해 크루즈 있어요?, western-mediterranean",
    "동부 지중해 상품, eastern-mediterranean",
    "서지중해 가는 배, western-mediterranean",
    "빙하 보고 싶은데 어떤 배가 있나요, alaska",
  })
  void mapsOtherNamesToRegions(String question, String region) {
    asks(question);

    assertThat(ScriptedServices.REQUESTS).anyMatch(asked -> asked.contains("region=" + region));
  }

  @Test
  void findsTripsWithTokenOfPerson() {
    String token = FakeIssuer.person(UUID.randomUUID(), "a-session", "USER");

    ask("내 예약 보여줘", token).body("message.content", containsString("CRD-20270605-0001"));

    assertThat(ScriptedServices.REQUESTS).contains("/api/user/trips Bearer " + token);
  }

  @Test
  void tellsGuestsToLogInForTrips() {
    asks("내 예약 보여줘").body("message.content", startsWith("예약 내역은 로그인하신 뒤에"));
    assertThat(ScriptedServices.REQUESTS).noneMatch(asked -> asked.contains("trips"));
  }

  @Test
  void leavesOutUnavailableService() {
    ScriptedServices.fails(ScriptedServices.RATES);
    ScriptedServices.fails(ScriptedServices.PRODUCTS);

    asks("환율").body("message.content", containsString("원화(KRW)"));
    asks("알래스카 상품").body("message.content", containsString("알래스카"));
  }

  @Test
  void citesKnowledgeEntries() {
    asks("여권")
        .body("sources[0].title", equalTo("여권은 유효기간이 얼마나 남아 있어야 하나요?"))
        .body("sources[0].url", equalTo("/api/chat/knowledge/passport"));
    given()
        .auth()
        .oauth2(FakeIssuer.guest())
        .get("/api/chat/knowledge/passport")
        .then()
        .statusCode(200)
        .body("fact.answer", containsString("6개월"));
    given()
        .auth()
        .oauth2(FakeIssuer.guest())
        .get("/api/chat/knowledge/nothing")
        .then()
        .statusCode(404)
        .body("error.code", equalTo("NOT_FOUND"));
  }

  @Test
  void givesGeneralAnswerToUnknownQuestion() {
    asks("ㅋㅋㅋ").body("message.content", startsWith("안녕하세요, 크루즈몰 컨시어지입니다."));
  }

  @Test
  void reportsReasonOfFallback() {
    asks("여권")
        .body("reason", equalTo("unavailable"))
        .body("message.content", not(containsString("한도")));
  }

  private static ValidatableResponse asks(String question) {
    return ask(question, FakeIssuer.guest());
  }

  private static ValidatableResponse ask(String question, String token) {
    return given()
        .auth()
        .oauth2(token)
        .contentType(ContentType.JSON)
        .body("{\"text\":\"" + question + "\"}")
        .post("/api/chat")
        .then()
        .statusCode(200);
  }
}
