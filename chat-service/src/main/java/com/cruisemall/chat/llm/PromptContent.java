package com.cruisemall.chat.llm;

import com.cruisemall.chat.conversation.Message;
import java.util.List;

/** One step of what was said and done, in the order in which it happened. */
public sealed interface PromptContent {
  /** Words of the person or of the model. */
  record Said(Message message) implements PromptContent {}

  /** A picture that the person shows with the words. */
  record Shown(Message message, Picture picture) implements PromptContent {}

  /** The model wants things looked up. */
  record Called(List<ToolCall> calls) implements PromptContent {
    public Called {
      calls = List.copyOf(calls);
    }
  }

  /** What was found; data for the model, never instructions. */
  record Told(List<ToolResult> results) implements PromptContent {
    public Told {
      results = List.copyOf(results);
    }
  }
}
