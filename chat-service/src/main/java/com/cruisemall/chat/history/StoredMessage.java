package com.cruisemall.chat.history;

import com.cruisemall.chat.conversation.Role;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A stored message.
 *
 * @param source origin of an answer; absent for messages of the person
 * @param complete false if the answer was aborted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoredMessage(
    Role role, String content, @Nullable String source, boolean complete, Instant createdAt) {
  static StoredMessage of(
      String role, String content, @Nullable String source, boolean complete, Instant createdAt) {
    return new StoredMessage(
        Role.valueOf(role),
        content,
        source == null ? null : source.toLowerCase(Locale.ROOT),
        complete,
        createdAt);
  }
}
