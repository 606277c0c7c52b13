package com.cruisemall.chat.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExchangeRateTest {
  @ParameterizedTest
  @CsvSource({
    "USD, KRW, 1383.5, 12.55, 17363",
    "KRW, USD, 0.0007228, 50000, 36.14",
    "USD, JPY, 151.235, 0.01, 2",
    "KRW, KWD, 0.00022, 1000, 0.220",
  })
  void convertsToMinorUnits(String from, String to, String rate, String amount, String converted) {
    var exchange = new ExchangeRate(from, to, new BigDecimal(rate), LocalDate.parse("2026-11-23"));

    assertThat(exchange.convert(new BigDecimal(amount))).isEqualTo(new BigDecimal(converted));
  }
}
