package com.cruisemall.payment.catalogue;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Mark of a product; each has a column. */
public enum Flag {
  POPULAR,
  RECOMMENDED,
  PREMIUM,
  DOMESTIC,
  JAPAN,
  BUDGET,
  URGENT;

  /** Returns the name of the column, which is also the name in JSON. */
  @JsonValue
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
