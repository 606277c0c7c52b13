package com.cruisemall.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginKeyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "010-1234-5678",
        "01012345678",
        "+82 10 1234 5678",
        "+82 (0)10-1234-5678",
        "82-10-1234-5678",
        "1012345678",
        " 010.1234.5678 ",
        "０１０－１２３４－５６７８",
        "＋８２　１０　１２３４　５６７８",
        "010\u200B1234\u202A5678\uFE0D",
        "\uFEFF010\u00A01234\u00A05678\u2060",
        "010\u20101234\u20115678",
        "010\u20131234\u20145678",
        "010\u22121234\u22125678",
        "(010) 1234-5678",
        "（010）1234-5678",
        "(+82) 10-1234-5678",
        "0082 10 1234 5678",
        "0082-(0)10-1234-5678",
        "00821012345678",
        "+82 (0)10 1234 5678",
        "+82 010 1234 5678",
        "001 82 10 1234 5678"
      })
  void normalisesAllNotationsOfANumber(String typed) {
    assertThat(LoginKey.parse(typed).value()).isEqualTo("+821012345678");
  }

  @Test
  void ignoresEveryDashSpaceAndFormatCharacter() {
    Pattern separator = Pattern.compile("[\\p{Pd}\\p{Z}\\p{Cf}\\p{IsWhite_Space}]");
    Stream<String> typed =
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
            .mapToObj(Character::toString)
            .filter(character -> separator.matcher(character).matches())
            .map(character -> "010" + character + "1234" + character + "5678" + character);

    assertThat(typed)
        .hasSizeGreaterThan(200)
        .allSatisfy(phone -> assertThat(LoginKey.parse(phone).value()).isEqualTo("+821012345678"));
  }

  @ParameterizedTest
  @CsvSource({
    "010-5999-1234,   +821059991234",
    "02-123-4567,     +8221234567",
    "011-234-5678,    +82112345678",
    "+1 650 253 0000, +16502530000"
  })
  void normalisesLandlineAndForeignNumbers(String typed, String key) {
    assertThat(LoginKey.parse(typed).value()).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource({
    "01012341,           01012341",
    "010123450,          010123450",
    "010-1234 .2,        01012342",
    "0101234,            0101234",
    "15881234,           15881234",
    "21234567,           21234567",
    "admin,              admin",
    "admin01012345678,   admin01012345678",
    "01012345678;ext=5,  01012345678;ext=5",
    "tel:01012345678,    tel:01012345678"
  })
  void keepsOtherTextAsTyped(String typed, String key) {
    assertThat(LoginKey.parse(typed).value()).isEqualTo(key);
  }

  @Test
  void redactsItself() {
    assertThat(LoginKey.parse("01012345678")).hasToString("LoginKey[…78]");
  }
}
