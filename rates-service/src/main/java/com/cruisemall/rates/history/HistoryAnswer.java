package com.cruisemall.rates.history;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.rates.currency.CurrencyCode;
import java.util.List;

/** The body of {@code GET /api/exchange-rate/history}. */
record HistoryAnswer(Data data) implements SuccessBody {
  /**
   * Daily points, oldest first.
   *
   * @param sources whose figures they are
   */
  record Data(
      CurrencyCode base, CurrencyCode quote, List<RatePoint> points, List<String> sources) {}

  static HistoryAnswer of(CurrencyCode base, CurrencyCode quote, List<RatePoint> points) {
    return new HistoryAnswer(
        new Data(base, quote, points, points.stream().map(RatePoint::source).distinct().toList()));
  }
}
