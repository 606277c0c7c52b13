package com.cruisemall.chat.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Declaration of a tool for the model.
 *
 * @param parameters JSON schema in the subset of OpenAPI 3.0 that models accept
 */
public record ToolDeclaration(String name, String description, JsonNode parameters) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Parses the schema of a declaration. */
  public static ToolDeclaration of(String name, String description, String parameters) {
    try {
      return new ToolDeclaration(name, description.strip(), JSON.readTree(parameters));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("invalid schema of tool " + name, e);
    }
  }
}
