package com.cruisemall.chat.conversation;

import java.util.ArrayDeque;
import java.util.Deque;
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

  /** The newest messages that fit so many tokens; always the question, whatever its size. */
  public Conversation within(long tokens) {
    Deque<Message> kept = new ArrayDeque<>();
    long left = tokens;
    for (Message message : messages.reversed()) {
      left -= TokenEstimate.of(message);
      if (left < 0 && !kept.isEmpty()) {
        break;
      }
      kept.addFirst(message);
    }
    return new Conversation(id, List.copyOf(kept));
  }
}
