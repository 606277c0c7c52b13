package com.cruisemall.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "안녕, en, KOREAN",
        "What is the fee?, ko-KR, ENGLISH",
        "Do I need a visa?, ko, ENGLISH",
        "wifi, ko, KOREAN",
        "wifi, en-US, ENGLISH",
        "wifi, -, KOREAN",
        "???, not;;a header, KOREAN",
      })
  void detectsLanguageOfTextOrHeader(String text, String header, Language language) {
    assertThat(Language.of(text, header)).isEqualTo(language);
  }
}
