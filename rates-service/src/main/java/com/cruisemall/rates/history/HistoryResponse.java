package com.cruisemall.rates.history;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.rates.CurrencyCode;
import java.util.List;

/** Body of {@code GET /api/exchange-rate/history}. */
record HistoryResponse(Data data) implements SuccessBody {
  /**
   * Daily rates, oldest first.
   *
   * @param sources names of the publishers
   */
  record Data(
      CurrencyCode base, CurrencyCode quote, List<RatePoint> points, List<String> sources) {}

  static HistoryResponse of(CurrencyCode base, CurrencyCode quote, List<RatePoint> points) {
    return new HistoryResponse(
        new Data(base, quote, points, points.stream().map(RatePoint::source).distinct().toList()));
  }
}
