package com.cruisemall.chat.tool;

import com.cruisemall.chat.llm.ToolDeclaration;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Makes declarations from schemas as they are written. */
final class Declarations {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Declarations() {}

  static ToolDeclaration of(String name, String description, String parameters) {
    try {
      return new ToolDeclaration(name, description.strip(), JSON.readTree(parameters));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the schema of " + name + " is no JSON", e);
    }
  }
}
