package com.cruisemall.sandbox.feed;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Response formats of the two exchange-rate feeds. */
enum FeedFormat {
  /** open.er-api.com. */
  V6("feed-v6") {
    @Override
    Map<String, Object> body(FeedSnapshot snapshot, String base, Map<String, BigDecimal> rates) {
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("result", "success");
      V6_FIELDS.forEach(field -> body.put(field, snapshot.field(field)));
      body.put("base_code", base);
      body.put("rates", rates);
      return body;
    }
  },

  /** exchangerate-api.com. */
  V4("feed-v4") {
    @Override
    Map<String, Object> body(FeedSnapshot snapshot, String base, Map<String, BigDecimal> rates) {
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("provider", snapshot.field("provider"));
      body.put("terms", snapshot.field("terms_of_use"));
      body.put("base", base);
      body.put("time_last_updated", snapshot.field("time_last_update_unix"));
      body.put("rates", rates);
      return body;
    }
  };

  private static final List<String> V6_FIELDS =
      List.of(
          "provider",
          "documentation",
          "terms_of_use",
          "time_last_update_unix",
          "time_last_update_utc",
          "time_next_update_unix",
          "time_next_update_utc",
          "time_eol_unix");

  private final String target;

  FeedFormat(String target) {
    this.target = target;
  }

  /** Returns the name of the feed in faults and call counts. */
  String target() {
    return target;
  }

  abstract Map<String, Object> body(
      FeedSnapshot snapshot, String base, Map<String, BigDecimal> rates);
}
