package com.cruisemall.rates.rate;

import com.cruisemall.rates.CurrencyCode;
import com.cruisemall.rates.table.PublishedRates;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Rates of one unit of a base in every currency. With base USD they are the published rates; with
 * another base they are quotients rounded half up to ten significant digits. The feeds publish no
 * more digits, and a fixed number of decimals would round one won in dollars to almost zero.
 */
record CrossRates(CurrencyCode base, NavigableMap<CurrencyCode, BigDecimal> quotes) {
  private static final MathContext PRECISION = new MathContext(10, RoundingMode.HALF_UP);

  /** Computes the rates of a base; empty if the table does not contain it. */
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

  /** Returns the rate of a currency that every table contains. */
  BigDecimal quote(CurrencyCode code) {
    return Optional.ofNullable(quotes.get(code)).orElseThrow();
  }

  private static BigDecimal plain(BigDecimal rate) {
    BigDecimal stripped = rate.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
