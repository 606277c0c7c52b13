package com.cruisemall.rates.rate;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.rates.CurrencyCode;
import com.cruisemall.rates.table.CurrentRates;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.NavigableMap;

/** Body of {@code GET /api/exchange-rate}. */
record ExchangeRateResponse(Data data) implements SuccessBody {
  /**
   * Rates of one base.
   *
   * @param lastUpdated time at which the source published them
   */
  record Data(
      CurrencyCode baseCurrency,
      Quote krw,
      Quote usd,
      NavigableMap<CurrencyCode, BigDecimal> rates,
      Instant lastUpdated,
      String source,
      @JsonProperty("isFallback") boolean isFallback) {}

  static ExchangeRateResponse of(CrossRates cross, CurrentRates current) {
    return new ExchangeRateResponse(
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
