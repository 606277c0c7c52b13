package com.cruisemall.chat.llm;

import java.util.Locale;

/** Kind of a failed or aborted model response. */
public enum ModelFault {
  /** No API key is configured. */
  NOT_CONFIGURED,
  /** The quota per minute is exhausted (429). */
  QUOTA,
  /** The quota per day is exhausted (429). */
  DAY_QUOTA,
  /** Not called, because of a quota hold-off. */
  HELD_OFF,
  /** Not called, because the circuit breaker is open. */
  CIRCUIT_OPEN,
  /** Not called, because no permit was available in time. */
  BUSY,
  /** The model is overloaded (503). */
  OVERLOADED,
  /** The model failed (500, 502, 504). */
  BROKEN,
  /** No connection to the model. */
  UNREACHABLE,
  /** Timeout of the first or the next part. */
  SLOW,
  /** The request was rejected, for example for a wrong key or an unknown model name. */
  REFUSED,
  /** The response violates the protocol. */
  MALFORMED,
  /** The response exceeds the size limit. */
  TOO_LARGE,
  /** The response ended early. */
  CUT,
  /** The prompt or the answer was blocked by the safety rules of the model. */
  BLOCKED;

  /** Returns the value of the metric tag. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
