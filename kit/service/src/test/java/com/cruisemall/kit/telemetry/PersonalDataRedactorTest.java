package com.cruisemall.kit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataRedactorTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "01012345678",
        "010-1234-5678",
        "+82 10 1234 5678",
        "person@example.com",
        "M12345678",
        "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJlLW9mLWl0"
      })
  void redactsPersonalData(String secret) {
    assertThat(PersonalDataRedactor.redact("it was " + secret + ", so"))
        .isEqualTo("it was ***, so");
  }

  @Test
  void redactsRowValuesInPostgresqlMessages() {
    assertThat(
            PersonalDataRedactor.redact("duplicate key. Detail: Key (name)=(홍길동) already exists."))
        .isEqualTo("duplicate key. Detail: Key (name)=*** already exists.");
  }

  @Test
  void keepsTextWithoutPersonalData() {
    String text = "order CM20260101ABCDEFGH failed after 15000 ms with 40P01";

    assertThat(PersonalDataRedactor.redact(text)).isEqualTo(text);
  }
}
