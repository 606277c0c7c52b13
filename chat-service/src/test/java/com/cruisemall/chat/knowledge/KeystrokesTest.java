package com.cruisemall.chat.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeystrokesTest {
  @ParameterizedTest
  @CsvSource({
    "여권, durnjs",
    "취소, cnlth",
    "값, rkqt",
    "꿈 Wi-Fi, rrna wi-fi",
    "뷔페 99, qnlvp 99",
    "'', ''",
  })
  void encodesHangulAsKoreanKeyboardKeys(String text, String keys) {
    assertThat(Keystrokes.of(text)).isEqualTo(keys);
  }
}
