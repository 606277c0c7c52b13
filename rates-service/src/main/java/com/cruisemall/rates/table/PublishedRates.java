package com.cruisemall.rates.table;

import static com.cruisemall.rates.CurrencyCode.KRW;
import static com.cruisemall.rates.CurrencyCode.USD;

import com.cruisemall.rates.CurrencyCode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Value of one dollar in every currency, as published by a source. The constructor rejects
 * implausible rates.
 */
public record PublishedRates(
    String source, Instant publishedAt, NavigableMap<CurrencyCode, BigDecimal> perDollar) {
  private static final int MIN_CURRENCIES = 20;
  private static final int MAX_CURRENCIES = 400;

  /** Plausible range: three orders of magnitude wider than today's rates on both sides. */
  private static final BigDecimal MIN_RATE = new BigDecimal("0.000001");

  private static final BigDecimal MAX_RATE = new BigDecimal("1000000000");

  public PublishedRates {
    perDollar = Collections.unmodifiableNavigableMap(new TreeMap<>(perDollar));
    if (perDollar.size() < MIN_CURRENCIES || perDollar.size() > MAX_CURRENCIES) {
      throw new IllegalArgumentException("%d currencies".formatted(perDollar.size()));
    }
    if (!perDollar.containsKey(KRW)) {
      throw new IllegalArgumentException("KRW is missing");
    }
    if (BigDecimal.ONE.compareTo(perDollar.getOrDefault(USD, BigDecimal.ZERO)) != 0) {
      throw new IllegalArgumentException("rate of USD is not 1, in dollars");
    }
    perDollar.forEach(PublishedRates::requirePlausible);
  }

  /** Returns the first currency whose rate changed by more than a share (0.30 is 30 %). */
  public Optional<CurrencyCode> changedSince(PublishedRates earlier, BigDecimal share) {
    return perDollar.keySet().stream()
        .filter(earlier.perDollar::containsKey)
        .filter(code -> change(earlier.rate(code), rate(code)).compareTo(share) > 0)
        .findFirst();
  }

  private BigDecimal rate(CurrencyCode code) {
    return perDollar.getOrDefault(code, BigDecimal.ZERO);
  }

  private static BigDecimal change(BigDecimal from, BigDecimal to) {
    return to.subtract(from).abs().divide(from, MathContext.DECIMAL64);
  }

  private static void requirePlausible(CurrencyCode code, BigDecimal rate) {
    if (rate.compareTo(MIN_RATE) < 0 || rate.compareTo(MAX_RATE) > 0) {
      throw new IllegalArgumentException("%s is not plausible".formatted(code));
    }
  }
}
