package com.cruisemall.chat.llm;

import java.util.List;
import java.util.stream.Stream;

/** What a model is told: who it is, what was said and done, and what it may have looked up. */
public record Prompt(String instruction, List<PromptContent> turns, List<ToolDeclaration> tools) {
  public Prompt {
    turns = List.copyOf(turns);
    tools = List.copyOf(tools);
  }

  /** The same with what was looked up since. */
  public Prompt after(List<ToolCall> calls, List<ToolResult> results) {
    Stream<PromptContent> since = Stream.of(new PromptContent.Called(calls), new PromptContent.Told(results));
    return new Prompt(instruction, Stream.concat(turns.stream(), since).toList(), tools);
  }

  /** The same, but the model must answer with what it knows by now. */
  public Prompt withoutTools() {
    return new Prompt(instruction, turns, List.of());
  }
}
