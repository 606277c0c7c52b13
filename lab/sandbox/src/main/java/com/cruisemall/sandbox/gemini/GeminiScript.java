package com.cruisemall.sandbox.gemini;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Script for the replies of the simulated model.
 *
 * @param calls tool calls that precede the text if the request offers tools
 * @param text reply text; a default text if absent
 * @param wordsPerFrame words per streamed frame; 3 if absent
 */
record GeminiScript(
    Optional<List<Call>> calls, Optional<String> text, Optional<Integer> wordsPerFrame) {
  static final GeminiScript DEFAULT =
      new GeminiScript(Optional.empty(), Optional.empty(), Optional.empty());

  /** Tool call. */
  record Call(@JsonProperty(required = true) String name, Optional<JsonNode> args) {
    Map<String, Object> part() {
      return Map.of(
          "functionCall",
          Map.of("name", name, "args", args.<Object>map(node -> node).orElse(Map.of())),
          "thoughtSignature",
          "c2FuZGJveA==");
    }
  }

  List<Map<String, Object>> callParts() {
    return calls.orElse(List.of()).stream().map(Call::part).toList();
  }
}
