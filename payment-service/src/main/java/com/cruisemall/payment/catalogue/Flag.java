package com.cruisemall.payment.catalogue;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a product is marked as; a column each. */
public enum Flag {
  POPULAR,
  RECOMMENDED,
  PREMIUM,
  DOMESTIC,
  JAPAN,
  BUDGET,
  URGENT;

  /** The column, and the name in JSON. */
  @JsonValue
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
