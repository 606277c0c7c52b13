package com.cruisemall.chat.history;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** The row of a conversation, for reading; it is written by {@link ConversationRepository} in SQL. */
@Entity
@Immutable
@Table(name = "conversation")
class StoredConversation {
  @Id UUID id;
  UUID accountId;
  String title;
  int messages;
  Instant createdAt;
  Instant updatedAt;

  @SuppressWarnings("NullAway.Init")
  protected StoredConversation() {}

  Summary summary() {
    return new Summary(id, title, messages, createdAt, updatedAt);
  }
}
