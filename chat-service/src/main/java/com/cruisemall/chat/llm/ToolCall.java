package com.cruisemall.chat.llm;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Something that the model wants to have looked up.
 *
 * @param arguments written by the model: to be checked like anybody's
 * @param original the call as the model sent it, to be shown to it again unchanged: it may be
 *     signed
 */
public record ToolCall(String name, JsonNode arguments, JsonNode original) {}
