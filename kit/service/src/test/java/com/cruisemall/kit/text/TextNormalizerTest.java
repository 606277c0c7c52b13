package com.cruisemall.kit.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextNormalizerTest {
  private static final Validator VALIDATOR =
      Validation.buildDefaultValidatorFactory().getValidator();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "부산 크루즈",
        "부산\u3000크루즈",
        "부산\u00A0크루즈",
        " 부산 \t\r\n\u0085\u2028 크루즈\u2003",
        "부\u200B산 크루\u202A즈\uFE0D",
        "\uFEFF부산 크루즈\u3164",
        "\u1107\u116E\u1109\u1161\u11AB \u110F\u1173\u1105\u116E\u110C\u1173"
      })
  void comparesAllNotationsOfOneText(String typed) {
    assertThat(TextNormalizer.comparable(typed)).isEqualTo("부산 크루즈");
  }

  @Test
  void comparesFullWidthWithPlainCharacters() {
    assertThat(TextNormalizer.comparable("０１０－ＡＢ")).isEqualTo("010-AB");
  }

  @Test
  void composesAndChangesNothingElse() {
    String composed = " 비밀번호\u200B Ａ㈜\u00A0";
    assertThat(TextNormalizer.composed(Normalizer.normalize(composed, Normalizer.Form.NFD)))
        .isEqualTo(composed);
  }

  @Test
  void storesNamesComposedWithSingleSpaces() {
    assertThat(TextNormalizer.name("\u00A0\u1112\u1161\u11AB \u3000글㈜👨\u200D👩\n"))
        .isEqualTo("한 글㈜👨\u200D👩");
  }

  private static boolean isName(String name) {
    return VALIDATOR.validate(new Body(name, null, null)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"가", "  홍 길동 ", "Rene\u0301", "\u200B가\u200B", "👨\u200D👩"})
  void acceptsNames(String name) {
    assertThat(isName(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\u200B\u200D",
        "\u3164",
        "\u3000\uFE0F\u2060",
        "\u115F\uFFA0",
        "\u2800 \u2800",
        "가\n",
        "가\0",
        "가\u0085"
      })
  void rejectsInvisibleNamesAndControlCharacters(String name) {
    assertThat(isName(name)).isFalse();
  }

  @Test
  void isIdempotentForEveryCharacter() {
    for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
      String comparable = TextNormalizer.comparable("e" + Character.toString(point) + "\u0301 ");
      if (!TextNormalizer.comparable(comparable).equals(comparable)
          || !comparable.matches(TextNormalizer.VISIBLE)) {
        fail("U+%04X", point);
      }
    }
  }

  record Body(
      @NormalizedName @Nullable String name,
      @EmailAddress @Nullable String email,
      @NormalizedIdentifier @Nullable String number) {}

  @Test
  void normalisesMembersOfABody() throws JsonProcessingException {
    var json = new ObjectMapper();
    assertThat(
            json.readValue(
                "{\"name\":\"\u1100\u1161 나\",\"email\":\""
                    + " a@b.kr\u00A0\",\"number\":\"Ｍ１\u200B2\"}",
                Body.class))
        .isEqualTo(new Body("가 나", "a@b.kr", "M12"));
    assertThat(json.readValue("{\"name\":null}", Body.class)).isEqualTo(new Body(null, null, null));
  }
}
