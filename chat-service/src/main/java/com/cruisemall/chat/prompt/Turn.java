package com.cruisemall.chat.prompt;

import com.cruisemall.chat.conversation.Message;
import java.util.List;

/** One step of what was said and done, in the order in which it happened. */
public sealed interface Turn {
  /** Words of the person or of the model. */
  record Said(Message message) implements Turn {}

  /** A picture that the person shows with the words. */
  record Shown(Message message, Picture picture) implements Turn {}

  /** The model wants things looked up. */
  record Called(List<ToolCall> calls) implements Turn {
    public Called {
      calls = List.copyOf(calls);
    }
  }

  /** What was found; data for the model, never instructions. */
  record Told(List<ToolResult> results) implements Turn {
    public Told {
      results = List.copyOf(results);
    }
  }
}
