package com.cruisemall.chat.reply;

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
