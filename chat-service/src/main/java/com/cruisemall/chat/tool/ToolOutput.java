package com.cruisemall.chat.tool;

import com.cruisemall.chat.conversation.Source;
import java.util.List;
import java.util.Map;

/**
 * Output of a tool: data for the model and its sources for the person.
 *
 * @param content members of the JSON object
 */
record ToolOutput(Map<String, ?> content, List<Source> sources) {
  ToolOutput {
    sources = List.copyOf(sources);
  }

  /** Returns an output with the reason why there is no result, for the model. */
  static ToolOutput error(String reason) {
    return new ToolOutput(Map.of("error", reason), List.of());
  }
}
