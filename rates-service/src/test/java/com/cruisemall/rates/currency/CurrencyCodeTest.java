package com.cruisemall.rates.currency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurrencyCodeTest {
  @ParameterizedTest
  @ValueSource(strings = {"USD", "usd", "Usd"})
  void readsACodeInWhicheverCase(String typed) {
    assertThat(CurrencyCode.parse(typed)).contains(CurrencyCode.USD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "US", "USDT", "U$D", "１２３", "ßss", "U D", "usd\n"})
  void isEmptyForWhatCannotBeOne(String typed) {
    assertThat(CurrencyCode.parse(typed)).isEmpty();
  }

  @Test
  void cannotBeBuiltInLowerCase() {
    assertThatThrownBy(() -> new CurrencyCode("usd")).isInstanceOf(IllegalArgumentException.class);
  }
}
