package com.cruisemall.chat.conversation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The messages of a conversation; the last one is the question to answer. */
public record Conversation(ConversationId id, List<Message> messages) {
  public Conversation {
    messages = List.copyOf(messages);
    if (messages.isEmpty() || messages.getLast().role() != Role.USER) {
      throw new IllegalArgumentException("last message must be of the user");
    }
  }

  /** Returns the content of the last message. */
  public String question() {
    return messages.getLast().content();
  }

  /** Returns the newest messages that fit into the tokens; the question is always kept. */
  public Conversation within(long tokens) {
    Deque<Message> kept = new ArrayDeque<>();
    long left = tokens;
    for (Message message : messages.reversed()) {
      left -= message.estimatedTokens();
      if (left < 0 && !kept.isEmpty()) {
        break;
      }
      kept.addFirst(message);
    }
    return new Conversation(id, List.copyOf(kept));
  }
}
