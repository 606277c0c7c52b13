package com.cruisemall.auth.sessionstore;

import java.util.UUID;

/** Event {@code auth.session-ended.v1}; its schema is {@code events/session-ended.v1.json}. */
public record SessionEnded(String sid, UUID userId, EndReason reason) {
  public static final String TOPIC = "auth.session-ended.v1";
}
