package com.cruisemall.rates.feed;

import static com.cruisemall.rates.currency.CurrencyCode.USD;

import com.cruisemall.rates.currency.CurrencyCode;
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

/** What a feed says, in the v6 form or the v4 form, before any of it is believed. */
@JsonIgnoreProperties(ignoreUnknown = true)
record FeedAnswer(
    @Nullable String result,
    @JsonProperty("error-type") @Nullable String errorType,
    @Nullable String provider,
    @JsonProperty("base_code") @JsonAlias("base") @Nullable String base,
    @JsonProperty("time_last_update_unix") @JsonAlias("time_last_updated")
        @Nullable Long publishedSecond,
    @Nullable Map<String, @Nullable BigDecimal> rates) {
  private static final String UNNAMED = "exchangerate-api";
  private static final int LONGEST_NAME = 100;

  /**
   * The rates, if they are plausible.
   *
   * @throws IllegalArgumentException with the reason if they are not
   */
  PublishedRates rates(Instant latest) {
    if (result != null && !result.equals("success")) {
      throw new IllegalArgumentException("the feed says " + result);
    }
    if (!USD.letters().equals(base)) {
      throw new IllegalArgumentException("not a table of dollars");
    }
    return new PublishedRates(source(), publishedAt(latest), perDollar());
  }

  private String source() {
    return provider == null || provider.isBlank() || provider.length() > LONGEST_NAME
        ? UNNAMED
        : provider;
  }

  private Instant publishedAt(Instant latest) {
    if (publishedSecond == null || publishedSecond <= 0) {
      throw new IllegalArgumentException("no date");
    }
    if (publishedSecond > latest.getEpochSecond()) {
      throw new IllegalArgumentException("dated in the future");
    }
    return Instant.ofEpochSecond(publishedSecond);
  }

  private NavigableMap<CurrencyCode, BigDecimal> perDollar() {
    NavigableMap<CurrencyCode, BigDecimal> perDollar = new TreeMap<>();
    if (rates == null) {
      return perDollar;
    }
    // A name that is no currency code is of no use to anyone, but no reason to do without the rest.
    rates.forEach((name, rate) ->
        CurrencyCode.parse(name).ifPresent(code -> perDollar.put(code, given(name, rate))));
    return perDollar;
  }

  private static BigDecimal given(String name, @Nullable BigDecimal rate) {
    if (rate == null) {
      throw new IllegalArgumentException("no rate for " + name);
    }
    return rate;
  }
}
