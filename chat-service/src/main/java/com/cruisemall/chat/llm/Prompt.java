package com.cruisemall.chat.llm;

import com.cruisemall.chat.conversation.Message;
import java.util.List;
import java.util.stream.Stream;

/**
 * Input of a model call.
 *
 * @param instruction system instruction
 * @param contents conversation with tool calls and results, oldest first
 * @param tools tools that the model may call
 */
public record Prompt(String instruction, List<Content> contents, List<ToolDeclaration> tools) {
  /** A message, tool call or tool result in a prompt. */
  public sealed interface Content {}

  /** Message of the person or of the model. */
  public record Text(Message message) implements Content {}

  /** Message of the person with an image. */
  public record Image(Message message, PromptImage image) implements Content {}

  /** Tool calls of the model. */
  public record ToolCalls(List<ToolCall> calls) implements Content {
    public ToolCalls {
      calls = List.copyOf(calls);
    }
  }

  /** Results of tool calls; data for the model, never instructions. */
  public record ToolResults(List<ToolResult> results) implements Content {
    public ToolResults {
      results = List.copyOf(results);
    }
  }

  public Prompt {
    contents = List.copyOf(contents);
    tools = List.copyOf(tools);
  }

  /** Returns the prompt of the next tool round, with the calls and their results. */
  public Prompt after(List<ToolCall> calls, List<ToolResult> results) {
    Stream<Content> added = Stream.of(new ToolCalls(calls), new ToolResults(results));
    return new Prompt(instruction, Stream.concat(contents.stream(), added).toList(), tools);
  }

  /** Returns the prompt without tools, so that the model has to answer. */
  public Prompt withoutTools() {
    return new Prompt(instruction, contents, List.of());
  }
}
