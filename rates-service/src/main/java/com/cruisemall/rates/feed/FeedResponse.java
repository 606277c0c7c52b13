package com.cruisemall.rates.feed;

import static com.cruisemall.rates.CurrencyCode.USD;

import com.cruisemall.rates.CurrencyCode;
import com.cruisemall.rates.table.PublishedRates;
import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Unvalidated response of a feed, in the v6 or the v4 format. */
@JsonIgnoreProperties(ignoreUnknown = true)
record FeedResponse(
    @Nullable String result,
    @JsonProperty("error-type") @Nullable String errorType,
    @Nullable String provider,
    @JsonProperty("base_code") @JsonAlias("base") @Nullable String base,
    @JsonProperty("time_last_update_unix") @JsonAlias("time_last_updated")
        @Nullable Long publishedSecond,
    @Nullable Map<String, @Nullable BigDecimal> rates) {
  private static final String DEFAULT_NAME = "exchangerate-api";
  private static final int MAX_NAME_LENGTH = 100;

  /**
   * Returns the validated rates.
   *
   * @throws IllegalArgumentException with the reason if the response is not plausible
   */
  PublishedRates rates(Instant latest) {
    if (result != null && !result.equals("success")) {
      throw new IllegalArgumentException("result is " + result);
    }
    if (!USD.letters().equals(base)) {
      throw new IllegalArgumentException("base is not USD");
    }
    return new PublishedRates(source(), publishedAt(latest), perDollar());
  }

  private String source() {
    return provider == null || provider.isBlank() || provider.length() > MAX_NAME_LENGTH
        ? DEFAULT_NAME
        : provider;
  }

  private Instant publishedAt(Instant latest) {
    if (publishedSecond == null || publishedSecond <= 0) {
      throw new IllegalArgumentException("publication time is missing");
    }
    if (publishedSecond > latest.getEpochSecond()) {
      throw new IllegalArgumentException("publication time is in the future");
    }
    return Instant.ofEpochSecond(publishedSecond);
  }

  private NavigableMap<CurrencyCode, BigDecimal> perDollar() {
    NavigableMap<CurrencyCode, BigDecimal> perDollar = new TreeMap<>();
    if (rates == null) {
      return perDollar;
    }
    // Entries with a malformed currency code are skipped; the others are used.
    rates.forEach((name, rate) ->
        CurrencyCode.parse(name).ifPresent(code -> perDollar.put(code, require(name, rate))));
    return perDollar;
  }

  private static BigDecimal require(String name, @Nullable BigDecimal rate) {
    if (rate == null) {
      throw new IllegalArgumentException("no rate for " + name);
    }
    return rate;
  }
}
