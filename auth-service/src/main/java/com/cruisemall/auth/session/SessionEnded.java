package com.cruisemall.auth.session;

import java.util.UUID;

/** The event {@code auth.session-ended.v1}; its schema is {@code events/session-ended.v1.json}. */
record SessionEnded(String sid, UUID userId, EndReason reason) {
  static final String TOPIC = "auth.session-ended.v1";
}
