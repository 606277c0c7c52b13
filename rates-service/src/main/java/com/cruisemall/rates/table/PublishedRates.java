package com.cruisemall.rates.table;

import static com.cruisemall.rates.currency.CurrencyCode.KRW;
import static com.cruisemall.rates.currency.CurrencyCode.USD;

import com.cruisemall.rates.currency.CurrencyCode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one dollar is worth in every currency, as a source published it. One that is not plausible
 * cannot be built.
 */
public record PublishedRates(
    String source, Instant publishedAt, NavigableMap<CurrencyCode, BigDecimal> perDollar) {
  private static final int FEWEST = 20;
  private static final int MOST = 400;

  /** Wider than any currency of today by three orders of magnitude on both sides. */
  private static final BigDecimal SMALLEST = new BigDecimal("0.000001");

  private static final BigDecimal LARGEST = new BigDecimal("1000000000");

  public PublishedRates {
    perDollar = Collections.unmodifiableNavigableMap(new TreeMap<>(perDollar));
    if (perDollar.size() < FEWEST || perDollar.size() > MOST) {
      throw new IllegalArgumentException("%d currencies".formatted(perDollar.size()));
    }
    if (!perDollar.containsKey(KRW)) {
      throw new IllegalArgumentException("KRW is missing");
    }
    if (BigDecimal.ONE.compareTo(perDollar.getOrDefault(USD, BigDecimal.ZERO)) != 0) {
      throw new IllegalArgumentException("a dollar is not one dollar");
    }
    perDollar.forEach(PublishedRates::requirePlausible);
  }

  /** The first currency that moved by more than the given share (0.30 is 30 %) since then. */
  public Optional<CurrencyCode> jumpSince(PublishedRates earlier, BigDecimal share) {
    return perDollar.keySet().stream()
        .filter(earlier.perDollar::containsKey)
        .filter(code -> moved(earlier.rate(code), rate(code)).compareTo(share) > 0)
        .findFirst();
  }

  private BigDecimal rate(CurrencyCode code) {
    return perDollar.getOrDefault(code, BigDecimal.ZERO);
  }

  private static BigDecimal moved(BigDecimal from, BigDecimal to) {
    return to.subtract(from).abs().divide(from, MathContext.DECIMAL64);
  }

  private static void requirePlausible(CurrencyCode code, BigDecimal rate) {
    if (rate.compareTo(SMALLEST) < 0 || rate.compareTo(LARGEST) > 0) {
      throw new IllegalArgumentException("%s is not plausible".formatted(code));
    }
  }
}
