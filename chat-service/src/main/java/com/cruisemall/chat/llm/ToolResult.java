package com.cruisemall.chat.llm;

import com.fasterxml.jackson.databind.JsonNode;

/** What came of a call: an object. */
public record ToolResult(ToolCall call, JsonNode content) {}
