package com.cruisemall.chat.llm;

import com.fasterxml.jackson.databind.JsonNode;

/** Result of a tool call, a JSON object. */
public record ToolResult(ToolCall call, JsonNode content) {}
