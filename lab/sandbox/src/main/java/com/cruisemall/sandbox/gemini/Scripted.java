package com.cruisemall.sandbox.gemini;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the stand-in for the model is told to say.
 *
 * @param calls the tools that it calls before it speaks, if it was offered some
 * @param text what it says instead of its usual words
 * @param wordsPerFrame how many words of it are in a frame; three, if absent
 */
record Scripted(
    Optional<List<Call>> calls, Optional<String> text, Optional<Integer> wordsPerFrame) {
  static final Scripted NOTHING =
      new Scripted(Optional.empty(), Optional.empty(), Optional.empty());

  /** One call of a tool, in Gemini's form. */
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
