package com.cruisemall.rates.conversion;

import com.cruisemall.rates.currency.CurrencyCode;
import com.cruisemall.rates.currency.MinorUnits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;

/**
 * An amount in another currency: multiplied first, divided once, and rounded half up to the minor
 * units of the target, so that nothing is lost on the way.
 *
 * @param rate what one unit of the source is worth, to ten decimals beyond the target's own
 */
record Conversion(BigDecimal result, BigDecimal rate) {
  private static final int MORE_DECIMALS = 10;

  /**
   * Converts; empty if a currency is unknown.
   *
   * @param perDollar what one dollar is worth in each currency
   */
  static Optional<Conversion> of(
      BigDecimal amount,
      CurrencyCode from,
      CurrencyCode to,
      Map<CurrencyCode, BigDecimal> perDollar) {
    BigDecimal source = perDollar.get(from);
    BigDecimal target = perDollar.get(to);
    Optional<Integer> decimals = MinorUnits.of(to);
    if (source == null || target == null || decimals.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal result =
        amount.multiply(target).divide(source, decimals.get(), RoundingMode.HALF_UP);
    BigDecimal rate = target.divide(source, decimals.get() + MORE_DECIMALS, RoundingMode.HALF_UP);
    return Optional.of(new Conversion(result, plain(rate)));
  }

  private static BigDecimal plain(BigDecimal rate) {
    BigDecimal stripped = rate.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
