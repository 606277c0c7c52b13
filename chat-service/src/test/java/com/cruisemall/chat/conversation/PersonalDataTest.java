package com.cruisemall.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "제 번호는 010-1234-5678이에요 | 제 번호는 [전화번호]이에요",
        "01012345678로 전화 주세요 | [전화번호]로 전화 주세요",
        "+82 10 1234 5678 | [전화번호]",
        "02-123-4567 | [전화번호]",
        "070.1234.5678 | [전화번호]",
        "+1 415-555-2671 | [전화번호]",
        "900101-1234567입니다 | [주민등록번호]입니다",
        "9001012345678 | [주민등록번호]",
        "여권 M12345678 만료 | 여권 [여권번호] 만료",
        "m123a4567이에요 | [여권번호]이에요",
        "PM1234567 | [여권번호]",
        "4111-1111-1111-1111 | [카드번호]",
        "4111111111111111 | [카드번호]",
        "3782 822463 10005 | [카드번호]",
        "hong.gil-dong+a@mail.example.co.kr로 | [이메일]로",
        "010-1111-2222, 010 3333 4444 | [전화번호], [전화번호]",
        "제 번호는 ０１０－９８７６－５４３２입니다 | 제 번호는 [전화번호]입니다",
        "010\u200B1234\u200B5678 | [전화번호]",
        "0\u200D1\uFE0F0-12\u206034-5678. | [전화번호].",
        "010\u20131234\u20135678 | [전화번호]",
        "010\u20111234\u22125678 | [전화번호]",
        "010\u00A01234\u30005678 | [전화번호]",
        "(010) 1234-5678 | [전화번호]",
        "(010)12345678 | [전화번호]",
        "(02) 123-4567로 | [전화번호]로",
        "(번호 02-123-4567) | (번호 [전화번호])",
        "010 - 1234 - 5678 | [전화번호]",
        "+82 (0)10-1234-5678 | [전화번호]",
        "0082 10 1234 5678 | [전화번호]",
        "＋８２ １０ １２３４ ５６７８ | [전화번호]",
        "+1 (415) 555-2671 | [전화번호]",
        "900101 - 1234567 | [주민등록번호]",
        "９００１０１－１２３４５６７ | [주민등록번호]",
        "900101\u20131234567 | [주민등록번호]",
        "900101\u200B1234567 | [주민등록번호]",
        "M 12345678 | [여권번호]",
        "Ｍ１２３４５６７８ | [여권번호]",
        "M-1234\u200B5678 | [여권번호]",
        "PM 1234567 | [여권번호]",
        "4111.1111.1111.1111 | [카드번호]",
        "4111 - 1111 - 1111 - 1111 | [카드번호]",
        "４１１１\u2010１１１１\u2010１１１１\u2010１１１１ | [카드번호]",
        "hong\u200B@example.com, ｈｏｎｇ＠example．com | [이메일], [이메일]",
        "𝟎𝟏𝟎-𝟏𝟐𝟑𝟒-𝟓𝟔𝟕𝟖 | [전화번호]",
        "٠١٠-١٢٣٤-٥٦٧٨ | [전화번호]",
        "010  1234 -  5678, 010·1234·5678 | [전화번호], [전화번호]",
        "900101\u3000\u30001234567 | [주민등록번호]",
        "20270605 4111 1111 1111 1111 | 20270605 [카드번호]",
        "010-1234-567½-123-4567! | [전화번호][전화번호]!",
      })
  void masksPersonalData(String text, String masked) {
    assertThat(PersonalData.masked(text)).isEqualTo(masked);
  }

  @Test
  void findsNumbersBetweenEveryDashSpaceAndInvisibleCharacter() {
    Pattern separator =
        Pattern.compile("[\\p{Pd}\\x{2212}\\p{Zs}\\p{Cf}\\x{3164}\\x{FE00}-\\x{FE0F}]");
    Stream<String> separators =
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
            .mapToObj(Character::toString)
            .filter(character -> separator.matcher(character).matches());

    assertThat(separators)
        .hasSizeGreaterThan(200)
        .allSatisfy(character ->
            assertThat(
                    PersonalData.masked(
                        "010-1234-5678 900101-1234567 M-12345678 4111-1111-1111-1111"
                            .replace("-", character)))
                .isEqualTo("[전화번호] [주민등록번호] [여권번호] [카드번호]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2027-06-05 출발, 2027-06-12 도착",
        "예산은 1,990,000원입니다",
        "CRD-20270605-0001 예약",
        "주문 CM20261123ABCDEF",
        "4명이 7박 8일, 100달러",
        "59~31일 전: 10%",
        "1234 5678 9012 3456",
        "MSC 벨리시마 171598톤",
        "㈜크루즈몰　①번 –\u200B 5월 “한빛호”\n👨\u200D👩\u200D👧 3명",
        "\u1112\u1161\u11AB글, Ａ타입 객실 １２호",
        "출발 to 20270605 or 20270612",
        "product ALS-7, 2026년 11월 23일 14:30",
      })
  void keepsOtherText(String text) {
    assertThat(PersonalData.masked(text)).isEqualTo(text);
  }

  @Test
  void handlesPathologicalInput() {
    String nasty = "1 ".repeat(2_000) + "a@".repeat(1_000) + "+1-".repeat(1_000);

    assertThat(PersonalData.masked(nasty)).isNotEmpty();
  }
}
