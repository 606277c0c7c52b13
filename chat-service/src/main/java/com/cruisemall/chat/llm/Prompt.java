package com.cruisemall.chat.llm;

import com.cruisemall.chat.conversation.Message;
import java.util.List;

/** What a model is told: who it is, apart from what the person and it have said. */
public record Prompt(String instruction, List<Message> messages) {
  public Prompt {
    messages = List.copyOf(messages);
  }
}
