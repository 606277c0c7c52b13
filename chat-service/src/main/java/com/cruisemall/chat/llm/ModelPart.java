package com.cruisemall.chat.llm;

/** Part of a model response. */
public sealed interface ModelPart {
  record Text(String text) implements ModelPart {}

  record Call(ToolCall call) implements ModelPart {}
}
