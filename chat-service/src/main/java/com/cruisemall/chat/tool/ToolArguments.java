package com.cruisemall.chat.tool;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;

/** Arguments of a tool call: untrusted input written by the model. */
record ToolArguments(JsonNode json) {
  private static final int MAX_LENGTH = 200;

  /** Returns a text, truncated to the maximum length; empty if absent. */
  String text(String name) {
    String text = json.path(name).asText("").strip();
    return text.substring(0, Math.min(MAX_LENGTH, text.length()));
  }

  /** Returns a positive number up to a trillion; empty otherwise. */
  Optional<BigDecimal> amount(String name) {
    JsonNode node = json.path(name);
    return Optional.of(node)
        .filter(JsonNode::isNumber)
        .map(JsonNode::decimalValue)
        .filter(value -> value.signum() > 0 && value.compareTo(BigDecimal.valueOf(1e12)) <= 0);
  }
}
