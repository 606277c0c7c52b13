package com.cruisemall.chat.fallback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurrencyQuestionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "환율 | USD>KRW EUR>KRW JPY>KRW",
        "what is the exchange rate | USD>KRW EUR>KRW JPY>KRW",
        "달러 환율 | USD>KRW",
        "유로하고 엔화 환율이요 | EUR>KRW JPY>KRW",
        "홍콩달러는요 | HKD>KRW",
        "100달러 | 100 USD>KRW",
        "1,234.5 유로를 달러로 | 1234.5 EUR>USD",
        "3천엔 | 3000 JPY>KRW",
        "5만원을 달러로 | 50000 KRW>USD",
        "50 usd in won | 50 USD>KRW",
        "10만원짜리 상품 있나요 | ''",
        "엔진이 큰 배 | ''",
        "여권 유료인가요 | ''",
        "I want to go | ''",
      })
  void parsesCurrencyQuestions(String text, String expected) {
    String read =
        CurrencyQuestion.in(text).stream()
            .map(question ->
                question.amount().map(amount -> amount.toPlainString() + " ").orElse("")
                    + question.from()
                    + ">"
                    + question.to())
            .collect(Collectors.joining(" "));

    assertThat(read).isEqualTo(expected);
  }
}
