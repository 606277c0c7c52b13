package com.cruisemall.rates.currency;

import java.util.Currency;
import java.util.Optional;

/** How many decimals an amount has, by ISO 4217: two for the dollar, none for the won. */
public final class MinorUnits {
  private MinorUnits() {}

  /** Empty for codes that ISO 4217 does not list, or lists without minor units. */
  public static Optional<Integer> of(CurrencyCode code) {
    try {
      int digits = Currency.getInstance(code.letters()).getDefaultFractionDigits();
      return digits < 0 ? Optional.empty() : Optional.of(digits);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
