package com.cruisemall.auth.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReservationCodeTest {
  private static final LocalDate DAY = LocalDate.of(2026, 5, 1);

  @Test
  void containsTheDay() {
    assertThat(ReservationCode.of(DAY, 0, 417).value()).isEqualTo("CRD-20260501-0417");
  }

  @Test
  void isUniqueWithinADay() {
    Set<String> codes = new HashSet<>();

    for (int ordinal = 0; ordinal < 12_000; ordinal++) {
      codes.add(ReservationCode.of(DAY, ordinal, 9_999).value());
    }

    assertThat(codes).hasSize(12_000);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-04-30, UPCOMING",
    "2026-05-01, IN_PROGRESS",
    "2026-05-05, IN_PROGRESS",
    "2026-05-06, COMPLETED"
  })
  void derivesTheStatusFromTheDay(LocalDate today, TripStatus status) {
    assertThat(TripStatus.on(today, DAY, DAY.plusDays(4))).isEqualTo(status);
  }
}
