package com.cruisemall.sandbox.feed;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Real rates against the US dollar, published by open.er-api.com on one day. */
@Singleton
class FeedSnapshot {
  private static final MathContext SIX_DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

  private final Map<String, Object> published;
  private final Map<String, BigDecimal> perDollar = new LinkedHashMap<>();

  FeedSnapshot(ObjectMapper json) {
    try (InputStream file = FeedSnapshot.class.getResourceAsStream("/feed/snapshot.json")) {
      published =
          json.reader()
              .forType(new TypeReference<Map<String, Object>>() {})
              .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
              .readValue(Objects.requireNonNull(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ((Map<?, ?>) Objects.requireNonNull(published.get("rates")))
        .forEach((code, rate) -> perDollar.put(code.toString(), new BigDecimal(rate.toString())));
  }

  boolean contains(String base) {
    return perDollar.containsKey(base);
  }

  /** Returns all rates against a base currency, computed as cross rates of the dollar. */
  Map<String, BigDecimal> relativeTo(String base) {
    BigDecimal dollars = Objects.requireNonNull(perDollar.get(base));
    Map<String, BigDecimal> rates = new LinkedHashMap<>();
    perDollar.forEach((code, rate) ->
        rates.put(
            code,
            base.equals("USD") ? rate : rate.divide(dollars, SIX_DIGITS).stripTrailingZeros()));
    return rates;
  }

  /** Returns a metadata field of the published response. */
  Object field(String name) {
    return Objects.requireNonNull(published.get(name));
  }
}
