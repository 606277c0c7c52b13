package com.cruisemall.rates.conversion;

import com.cruisemall.rates.CurrencyCode;
import com.cruisemall.rates.MinorUnits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;

/**
 * Amount converted to another currency. The calculation multiplies first, divides once and rounds
 * half up to the minor units of the target, so that no precision is lost in between.
 *
 * @param rate value of one unit of the source, with ten decimals more than the target has
 */
record Conversion(BigDecimal result, BigDecimal rate) {
  private static final int EXTRA_DECIMALS = 10;

  /**
   * Converts an amount; empty if a currency is unknown.
   *
   * @param perDollar value of one dollar in each currency
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
    BigDecimal rate = target.divide(source, decimals.get() + EXTRA_DECIMALS, RoundingMode.HALF_UP);
    return Optional.of(new Conversion(result, plain(rate)));
  }

  private static BigDecimal plain(BigDecimal rate) {
    BigDecimal stripped = rate.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
