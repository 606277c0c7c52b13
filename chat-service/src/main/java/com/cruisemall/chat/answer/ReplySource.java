package com.cruisemall.chat.answer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who answered. */
public enum ReplySource {
  MODEL,
  FALLBACK;

  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
