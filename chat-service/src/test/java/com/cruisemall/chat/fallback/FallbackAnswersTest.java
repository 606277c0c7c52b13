package com.cruisemall.chat.fallback;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FallbackAnswersTest {
  private final FallbackAnswers answers = new FallbackAnswers(new ObjectMapper());

  @ParameterizedTest
  @CsvSource({
    "여권, 6개월",
    "여권 만료일이 세 달 남았는데 괜찮나요?, 6개월",
    "일본 비자 필요해요?, 전자 여행 허가",
    "취소 수수료, 59~31일 전: 10%",
    "출발 20일 전에 취소하면 얼마나 환불받나요, 59~31일 전: 10%",
    "예약 취소하고 싶어요, 59~31일 전: 10%",
    "환율, 원화(KRW)",
    "캐리어 몇 개까지 되나요, 수하물 한도",
    "드레스 코드가 있나요, 포멀 나이트",
    "채식 식사 되나요, 알레르기",
    "와이 파이 되나요, 위성",
    "뱃멀미가 걱정돼요, 멀미약",
    "발코니 객실이 뭐예요, 네 종류",
    "기항지에서 자유롭게 다녀도 되나요, 출항",
    "아이랑 같이 가도 되나요, 키즈클럽",
    "결제는 어떻게 하나요, 45분",
    "알래스카 상품, 알래스카",
    "상담원 연결해 주세요, 문의 안내",
  })
  void findsTheTopic(String question, String fact) {
    assertThat(answers.answer(question, Language.KOREAN, FallbackReason.UNAVAILABLE))
        .contains(fact);
  }

  @ParameterizedTest
  @CsvSource({
    "Do I need a passport?, six months",
    "How much is the cancellation fee?, 59 to 31 days: 10%",
    "Is there wi-fi on board?, satellite",
    "Can I bring my children?, kids' club",
  })
  void answersInEnglish(String question, String fact) {
    assertThat(answers.answer(question, Language.ENGLISH, FallbackReason.SLOW)).contains(fact);
  }

  @Test
  void hasAGeneralAnswerForEverythingElse() {
    assertThat(answers.answer("ㅋㅋㅋ", Language.KOREAN, FallbackReason.NOT_CONFIGURED))
        .contains("크루즈몰 컨시어지");
  }

  @Test
  void saysThatTheQuotaIsUsedUp() {
    assertThat(answers.answer("여권", Language.KOREAN, FallbackReason.QUOTA))
        .contains("이용 한도", "6개월");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "안녕, en, KOREAN",
        "What is the fee?, ko-KR, ENGLISH",
        "wifi, ko, KOREAN",
        "wifi, en-US, ENGLISH",
        "wifi, -, KOREAN",
        "???, not;;a header, KOREAN",
      })
  void answersInTheLanguageOfThePerson(String text, String header, Language language) {
    assertThat(Language.of(text, header)).isEqualTo(language);
  }
}
