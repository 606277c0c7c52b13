package com.cruisemall.rates.rate;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.rates.currency.CurrencyCode;
import com.cruisemall.rates.table.CurrentRates;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.NavigableMap;

/** The body of {@code GET /api/exchange-rate}. */
record ExchangeRateAnswer(Data data) implements SuccessBody {
  /**
   * The rates of one base.
   *
   * @param lastUpdated when the source published them
   */
  record Data(
      CurrencyCode baseCurrency,
      Quote krw,
      Quote usd,
      NavigableMap<CurrencyCode, BigDecimal> rates,
      Instant lastUpdated,
      String source,
      @JsonProperty("isFallback") boolean isFallback) {}

  static ExchangeRateAnswer of(CrossRates cross, CurrentRates current) {
    return new ExchangeRateAnswer(
        new Data(
            cross.base(),
            Quote.of(cross.quote(CurrencyCode.KRW), "₩"),
            Quote.of(cross.quote(CurrencyCode.USD), "$"),
            cross.quotes(),
            current.published().publishedAt(),
            current.published().source(),
            current.fallback()));
  }
}
