package com.cruisemall.rates.rate;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.rates.CurrencyCode;
import com.cruisemall.rates.table.PublishedRates;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossRatesTest {
  private static final CurrencyCode JPY = new CurrencyCode("JPY");

  private final PublishedRates published = published();

  @Test
  void returnsDollarRatesAsPublished() {
    assertThat(CrossRates.of(CurrencyCode.USD, published).orElseThrow().quotes())
        .isEqualTo(published.perDollar());
  }

  @ParameterizedTest
  @CsvSource({
    "JPY, KRW, 9.371339269", // 1473.6431 / 157.25 = 9.3713392686…
    "JPY, JPY, 1",
    "KRW, USD, 0.0006785903588", // 1 / 1473.6431 = 0.00067859035881…
    "XXA, KRW, 589.45724", // exact
    "XXA, XXB, 40", // no exponent
  })
  void roundsToTenSignificantDigits(String base, String quote, String rate) {
    CrossRates cross = CrossRates.of(new CurrencyCode(base), published).orElseThrow();

    assertThat(cross.quote(new CurrencyCode(quote))).isEqualTo(new BigDecimal(rate));
  }

  @Test
  void isEmptyForAnUnknownBase() {
    assertThat(CrossRates.of(new CurrencyCode("ZZZ"), published)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1473.6431       | ₩1,473.64
          1               | ₩1.00
          9.371339269     | ₩9.37
          1234567.895     | ₩1,234,567.90
          0.0006785903588 | ₩0.0006786
          0.5             | ₩0.50
          """)
  void formatsRates(BigDecimal rate, String shown) {
    assertThat(Quote.of(rate, "₩").formatted()).isEqualTo(shown);
  }

  private static PublishedRates published() {
    NavigableMap<CurrencyCode, BigDecimal> table = new TreeMap<>();
    for (char last = 'C'; last <= 'Z'; last++) {
      table.put(new CurrencyCode("XX" + last), BigDecimal.TEN);
    }
    table.put(new CurrencyCode("XXA"), new BigDecimal("2.5"));
    table.put(new CurrencyCode("XXB"), new BigDecimal("100"));
    table.put(CurrencyCode.USD, BigDecimal.ONE);
    table.put(CurrencyCode.KRW, new BigDecimal("1473.6431"));
    table.put(JPY, new BigDecimal("157.25"));
    return new PublishedRates("somebody", Instant.EPOCH, table);
  }
}
