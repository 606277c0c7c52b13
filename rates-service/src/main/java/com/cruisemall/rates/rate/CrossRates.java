package com.cruisemall.rates.rate;

import com.cruisemall.rates.currency.CurrencyCode;
import com.cruisemall.rates.table.PublishedRates;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one unit of a base is worth in every currency. With the dollar as base these are the
 * published figures, digit for digit; with any other they are quotients of two of them, rounded
 * half up to ten significant digits: the feeds publish no more than that, and a fixed number of
 * decimals would leave nothing of a won in dollars.
 */
record CrossRates(CurrencyCode base, NavigableMap<CurrencyCode, BigDecimal> quotes) {
  private static final MathContext PRECISION = new MathContext(10, RoundingMode.HALF_UP);

  /** Empty if the table does not know the base. */
  static Optional<CrossRates> of(CurrencyCode base, PublishedRates published) {
    NavigableMap<CurrencyCode, BigDecimal> perDollar = published.perDollar();
    return Optional.ofNullable(perDollar.get(base)).map(divisor -> of(base, divisor, perDollar));
  }

  private static CrossRates of(
      CurrencyCode base, BigDecimal divisor, NavigableMap<CurrencyCode, BigDecimal> perDollar) {
    if (divisor.compareTo(BigDecimal.ONE) == 0) {
      return new CrossRates(base, perDollar);
    }
    NavigableMap<CurrencyCode, BigDecimal> quotes = new TreeMap<>();
    perDollar.forEach((code, rate) -> quotes.put(code, plain(rate.divide(divisor, PRECISION))));
    return new CrossRates(base, Collections.unmodifiableNavigableMap(quotes));
  }

  /** A currency that every table has. */
  BigDecimal quote(CurrencyCode code) {
    return Optional.ofNullable(quotes.get(code)).orElseThrow();
  }

  private static BigDecimal plain(BigDecimal rate) {
    BigDecimal stripped = rate.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
