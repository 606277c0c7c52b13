package com.cruisemall.chat.llm;

import java.util.Locale;

/** Why a model gives no answer, or no whole one. */
public enum ModelFault {
  /** Nobody told us the key. */
  NOT_CONFIGURED,
  /** Over the quota of the minute; over soon. */
  QUOTA,
  /** Over the quota of the day; asking again is useless today. */
  DAY_QUOTA,
  /** Being left alone, since it said that it is over quota. */
  HELD_OFF,
  /** Being left alone, since it failed too often just now. */
  CIRCUIT_OPEN,
  /** As many calls are running as we allow ourselves. */
  BUSY,
  /** The model says that it is overloaded (503). */
  OVERLOADED,
  /** The model failed inside (500, 504). */
  BROKEN,
  UNREACHABLE,
  /** No first word, or no next one, in time. */
  SLOW,
  /** The model does not take our request: a wrong key, an unknown model name. */
  REFUSED,
  /** What came is not what the protocol promises. */
  MALFORMED,
  /** More came than anybody would read. */
  TOO_LARGE,
  /** The answer broke off. */
  CUT,
  /** The model will not speak about this. */
  BLOCKED;

  /** The name under which it is counted. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
