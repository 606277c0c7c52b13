package com.cruisemall.chat.upstream;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;

/**
 * Exchange rate of one unit of a currency.
 *
 * @param date date of publication by the source, in Korea
 */
public record ExchangeRate(String from, String to, BigDecimal rate, LocalDate date) {
  /** Converts an amount and rounds it half up to the minor units of the target currency. */
  public BigDecimal convert(BigDecimal amount) {
    int digits = Math.max(0, Currency.getInstance(to).getDefaultFractionDigits());
    return amount.multiply(rate).setScale(digits, RoundingMode.HALF_UP);
  }
}
