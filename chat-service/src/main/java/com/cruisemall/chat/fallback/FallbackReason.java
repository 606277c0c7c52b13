package com.cruisemall.chat.fallback;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why the answer is not the model's, in words that a client can show. */
public enum FallbackReason {
  NOT_CONFIGURED,
  /** The model's quota is used up. */
  QUOTA,
  /** This person has used up the day's share of the model. */
  LIMIT,
  /** Too many people ask at the moment. */
  BUSY,
  /** The model took too long. */
  SLOW,
  UNAVAILABLE,
  /** The model will not speak about this. */
  BLOCKED;

  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
