package com.cruisemall.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurrencyCodeTest {
  @ParameterizedTest
  @ValueSource(strings = {"USD", "usd", "Usd"})
  void parsesACodeInAnyCase(String typed) {
    assertThat(CurrencyCode.parse(typed)).contains(CurrencyCode.USD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "US", "USDT", "U$D", "１２３", "ßss", "U D", "usd\n"})
  void isEmptyForAMalformedCode(String typed) {
    assertThat(CurrencyCode.parse(typed)).isEmpty();
  }

  @Test
  void rejectsLowerCase() {
    assertThatThrownBy(() -> new CurrencyCode("usd")).isInstanceOf(IllegalArgumentException.class);
  }
}
