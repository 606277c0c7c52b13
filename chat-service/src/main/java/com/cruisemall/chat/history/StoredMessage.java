package com.cruisemall.chat.history;

import com.cruisemall.chat.conversation.Role;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is kept.
 *
 * @param source who answered; absent for what a person said
 * @param complete false if the answer broke off
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
