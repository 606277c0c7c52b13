package com.cruisemall.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;

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
      })
  void masksPersonalData(String text, String masked) {
    assertThat(PersonalData.masked(text)).isEqualTo(masked);
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
