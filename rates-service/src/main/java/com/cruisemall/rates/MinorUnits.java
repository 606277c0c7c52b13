package com.cruisemall.rates;

import java.util.Currency;
import java.util.Optional;

/** Number of decimals of a currency (ISO 4217): two for the dollar, none for the won. */
public final class MinorUnits {
  private MinorUnits() {}

  /** Returns the number of decimals; empty if ISO 4217 lists no minor units for the code. */
  public static Optional<Integer> of(CurrencyCode code) {
    try {
      int digits = Currency.getInstance(code.letters()).getDefaultFractionDigits();
      return digits < 0 ? Optional.empty() : Optional.of(digits);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
