package com.cruisemall.kit.outbox;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Row of the outbox. Consumers detect duplicates by its id. */
record StoredEvent(
    long position,
    UUID id,
    String topic,
    String key,
    String body,
    String requestId,
    Optional<String> traceParent,
    Instant time) {
  /** Returns the CloudEvents type {@code com.cruisemall.<topic>}. */
  String type() {
    return "com.cruisemall." + topic;
  }
}
