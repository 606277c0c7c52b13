package com.cruisemall.auth.sessionstore;

import java.util.Objects;
import java.util.UUID;

/**
 * Event {@code auth.session-ended.v1}; its schema is {@code events/session-ended.v1.json}. A reason
 * that this version does not know ends the session too.
 */
public record SessionEnded(String sid, UUID userId, EndReason reason) {
  public static final String TOPIC = "auth.session-ended.v1";

  public SessionEnded {
    Objects.requireNonNull(sid, "sid");
    Objects.requireNonNull(reason, "reason");
  }
}
