package com.cruisemall.rates.currency;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The three upper-case letters by which ISO 4217 names a currency. */
public record CurrencyCode(@JsonValue String letters) implements Comparable<CurrencyCode> {
  private static final Pattern TYPED = Pattern.compile("[A-Za-z]{3}");
  private static final Pattern FORM = Pattern.compile("[A-Z]{3}");

  public static final CurrencyCode USD = new CurrencyCode("USD");
  public static final CurrencyCode KRW = new CurrencyCode("KRW");

  @JsonCreator
  public CurrencyCode {
    if (!FORM.matcher(letters).matches()) {
      throw new IllegalArgumentException("a currency code is three upper-case letters");
    }
  }

  /** The code a person typed, in whichever case; empty if it cannot be one. */
  public static Optional<CurrencyCode> parse(String typed) {
    return TYPED.matcher(typed).matches()
        ? Optional.of(new CurrencyCode(typed.toUpperCase(Locale.ROOT)))
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
