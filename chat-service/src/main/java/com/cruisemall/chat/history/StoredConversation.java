package com.cruisemall.chat.history;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Read-only entity of a conversation; {@link ConversationRepository} writes the row in SQL. */
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
