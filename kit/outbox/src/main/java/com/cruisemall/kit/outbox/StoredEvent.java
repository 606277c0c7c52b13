package com.cruisemall.kit.outbox;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** An event as it waits in the outbox; the id is what consumers recognise a repeat by. */
record StoredEvent(
    long position,
    UUID id,
    String topic,
    String key,
    String body,
    String requestId,
    Optional<String> traceParent,
    Instant time) {
  /** {@code auth.session-ended.v1} is an event of the type {@code com.cruisemall.<topic>}. */
  String type() {
    return "com.cruisemall." + topic;
  }
}
