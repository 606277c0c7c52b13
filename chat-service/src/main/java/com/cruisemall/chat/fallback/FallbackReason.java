package com.cruisemall.chat.fallback;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Reason why the fallback answers, for clients to show. */
public enum FallbackReason {
  /** No API key is configured. */
  NOT_CONFIGURED,
  /** The quota of the model is exhausted. */
  QUOTA,
  /** The person has used up the tokens of the day. */
  LIMIT,
  /** The model is overloaded, or no permit was available in time. */
  BUSY,
  /** The model did not start in time. */
  SLOW,
  /** The model failed. */
  UNAVAILABLE,
  /** The safety rules of the model blocked the question. */
  BLOCKED;

  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
