package com.cruisemall.chat.tool;

import com.cruisemall.chat.conversation.Source;
import java.util.List;
import java.util.Map;

/**
 * What was found: data for the model, turned to JSON, and where a person can look it up.
 *
 * @param content an object's fields
 */
record ToolOutput(Map<String, ?> content, List<Source> sources) {
  ToolOutput {
    sources = List.copyOf(sources);
  }

  /** Why nothing was found, in words for the model. */
  static ToolOutput none(String reason) {
    return new ToolOutput(Map.of("error", reason), List.of());
  }
}
