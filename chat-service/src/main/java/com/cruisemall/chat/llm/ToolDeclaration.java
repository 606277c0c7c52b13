package com.cruisemall.chat.llm;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the model is told of a tool.
 *
 * @param parameters their schema, in the subset of OpenAPI 3.0 that models take
 */
public record ToolDeclaration(String name, String description, JsonNode parameters) {}
