package com.cruisemall.chat.tool;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;

/** What the model wrote as the arguments of a call, read with suspicion. */
record ToolArguments(JsonNode json) {
  private static final int LONGEST = 200;

  /** A text, cut to a bearable length; empty if there is none. */
  String text(String name) {
    String text = json.path(name).asText("").strip();
    return text.substring(0, Math.min(LONGEST, text.length()));
  }

  /** A positive number up to a trillion. */
  Optional<BigDecimal> amount(String name) {
    JsonNode node = json.path(name);
    return Optional.of(node)
        .filter(JsonNode::isNumber)
        .map(JsonNode::decimalValue)
        .filter(value -> value.signum() > 0 && value.compareTo(BigDecimal.valueOf(1e12)) <= 0);
  }
}
