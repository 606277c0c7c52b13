package com.cruisemall.rates.conversion;

import static com.cruisemall.rates.CurrencyCode.KRW;
import static com.cruisemall.rates.CurrencyCode.USD;
import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.rates.CurrencyCode;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversionTest {
  private static final CurrencyCode JPY = new CurrencyCode("JPY");
  private static final CurrencyCode KWD = new CurrencyCode("KWD");
  private static final Map<CurrencyCode, BigDecimal> PER_DOLLAR =
      Map.of(
          USD, BigDecimal.ONE,
          KRW, new BigDecimal("1473.64"),
          JPY, new BigDecimal("157.25"),
          KWD, new BigDecimal("0.3071"));

  @ParameterizedTest
  @CsvSource({
    "12.50, USD, KRW, 18421",
    "1, KRW, USD, 0.00",
    "1000000, KRW, USD, 678.59",
    "100, JPY, KRW, 937",
    "1, USD, KWD, 0.307",
    "0, USD, KRW, 0",
    "999999999999999.999999, USD, KRW, 1473640000000000000"
  })
  void roundsToTheMinorUnitsOfTheTarget(String amount, String from, String to, String result) {
    assertThat(convert(amount, from, to).result()).isEqualTo(new BigDecimal(result));
  }

  /** Rounding at each step would lose a won. */
  @Test
  void losesNoPrecisionInARoundTrip() {
    BigDecimal there = convert("1000000", "KRW", "KWD").result();
    BigDecimal back = convert(there.toPlainString(), "KWD", "KRW").result();

    BigDecimal halfAFils = new BigDecimal("0.0005");
    BigDecimal wonPerDinar = convert("1", "KWD", "KRW").rate();
    assertThat(back.subtract(new BigDecimal("1000000")).abs())
        .isLessThanOrEqualTo(halfAFils.multiply(wonPerDinar).add(BigDecimal.ONE));
  }

  @Test
  void isEmptyForUnknownCurrencies() {
    assertThat(Conversion.of(BigDecimal.ONE, USD, new CurrencyCode("EUR"), PER_DOLLAR)).isEmpty();
    CurrencyCode unlisted = new CurrencyCode("QQQ");
    assertThat(
            Conversion.of(
                BigDecimal.ONE,
                USD,
                unlisted,
                Map.of(USD, BigDecimal.ONE, unlisted, BigDecimal.TEN)))
        .isEmpty();
  }

  private static Conversion convert(String amount, String from, String to) {
    return Conversion.of(
            new BigDecimal(amount), new CurrencyCode(from), new CurrencyCode(to), PER_DOLLAR)
        .orElseThrow();
  }
}
