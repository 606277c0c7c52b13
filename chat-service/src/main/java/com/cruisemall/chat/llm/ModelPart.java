package com.cruisemall.chat.llm;


/** The next piece of what a model has to say. */
public sealed interface ModelPart {
  record Words(String text) implements ModelPart {}

  record Call(ToolCall call) implements ModelPart {}
}
