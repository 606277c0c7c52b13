package com.cruisemall.rates.conversion;

import com.cruisemall.kit.SuccessBody;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/** Body of {@code GET /api/exchange-rate/convert}. */
record ConversionResponse(Data data) implements SuccessBody {
  /**
   * Converted amount.
   *
   * @param rate value of one unit of {@code from} in {@code to}
   * @param lastUpdated time at which the source published the rates
   */
  record Data(
      Money from,
      Money to,
      String rate,
      Instant lastUpdated,
      String source,
      @JsonProperty("isFallback") boolean isFallback) {}
}
