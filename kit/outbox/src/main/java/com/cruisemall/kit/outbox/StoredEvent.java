package com.cruisemall.kit.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Row of the outbox. Consumers detect duplicates by its id.
 *
 * @param attempts failed attempts to send it
 */
record StoredEvent(
    long position,
    UUID id,
    String topic,
    String key,
    String body,
    String requestId,
    @Nullable String traceParent,
    Instant time,
    int attempts) {
  /** Returns the CloudEvents type {@code com.cruisemall.<topic>}. */
  String type() {
    return "com.cruisemall." + topic;
  }
}
