package com.cruisemall.rates;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Currency code of ISO 4217: three upper-case letters. */
public record CurrencyCode(@JsonValue String letters) implements Comparable<CurrencyCode> {
  private static final Pattern ANY_CASE = Pattern.compile("[A-Za-z]{3}");
  private static final Pattern UPPER_CASE = Pattern.compile("[A-Z]{3}");

  public static final CurrencyCode USD = new CurrencyCode("USD");
  public static final CurrencyCode KRW = new CurrencyCode("KRW");

  @JsonCreator
  public CurrencyCode {
    if (!UPPER_CASE.matcher(letters).matches()) {
      throw new IllegalArgumentException("a currency code is three upper-case letters");
    }
  }

  /** Parses a code in any case; empty if it is malformed. */
  public static Optional<CurrencyCode> parse(String text) {
    return ANY_CASE.matcher(text).matches()
        ? Optional.of(new CurrencyCode(text.toUpperCase(Locale.ROOT)))
        : Optional.empty();
  }

  @Override
  public int compareTo(CurrencyCode other) {
    return letters.compareTo(other.letters);
  }

  @Override
  public String toString() {
    return letters;
  }
}
