package com.cruisemall.chat.conversation;

import java.util.List;

/** What was said so far; the last word is the person's. */
public record Conversation(ConversationId id, List<Message> messages) {
  public Conversation {
    messages = List.copyOf(messages);
    if (messages.isEmpty() || messages.getLast().role() != Role.USER) {
      throw new IllegalArgumentException("a conversation waits for an answer to a person");
    }
  }

  /** What the person wants to know now. */
  public String question() {
    return messages.getLast().content();
  }
}
