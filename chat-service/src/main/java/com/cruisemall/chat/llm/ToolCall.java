package com.cruisemall.chat.llm;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A tool call of the model.
 *
 * @param arguments untrusted input written by the model
 * @param original the call as received; it may be signed, so it is sent back unchanged
 */
public record ToolCall(String name, JsonNode arguments, JsonNode original) {}
