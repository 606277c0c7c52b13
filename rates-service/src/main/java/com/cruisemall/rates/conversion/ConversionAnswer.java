package com.cruisemall.rates.conversion;

import com.cruisemall.kit.SuccessBody;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/** The body of {@code GET /api/exchange-rate/convert}. */
record ConversionAnswer(Data data) implements SuccessBody {
  /**
   * A converted amount.
   *
   * @param rate what one unit of {@code from} is worth in {@code to}
   * @param lastUpdated when the source published the rates
   */
  record Data(
      Money from,
      Money to,
      String rate,
      Instant lastUpdated,
      String source,
      @JsonProperty("isFallback") boolean isFallback) {}
}
