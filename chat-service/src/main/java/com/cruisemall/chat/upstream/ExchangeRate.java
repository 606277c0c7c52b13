package com.cruisemall.chat.upstream;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;

/**
 * What one unit of a currency is worth in another.
 *
 * @param date the day in Korea on which the source published it
 */
public record ExchangeRate(String from, String to, BigDecimal rate, LocalDate date) {
  /** An amount of the one in the other, rounded half up to its minor units. */
  public BigDecimal convert(BigDecimal amount) {
    int digits = Math.max(0, Currency.getInstance(to).getDefaultFractionDigits());
    return amount.multiply(rate).setScale(digits, RoundingMode.HALF_UP);
  }
}
