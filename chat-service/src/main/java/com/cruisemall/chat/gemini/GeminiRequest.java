package com.cruisemall.chat.gemini;

import com.cruisemall.chat.conversation.Message;
import com.cruisemall.chat.conversation.Role;
import com.cruisemall.chat.llm.Picture;
import com.cruisemall.chat.llm.Prompt;
import com.cruisemall.chat.llm.ToolCall;
import com.cruisemall.chat.llm.ToolDeclaration;
import com.cruisemall.chat.llm.ToolResult;
import com.cruisemall.chat.llm.PromptContent;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The body of a {@code streamGenerateContent} call. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record GeminiRequest(
    Content systemInstruction,
    List<Content> contents,
    List<Tools> tools,
    GenerationConfig generationConfig) {
  /** Turns of one speaker; the instruction has none. */
  record Content(String role, List<JsonNode> parts) {}

  record Tools(List<ToolDeclaration> functionDeclarations) {}

  record GenerationConfig(int maxOutputTokens, double temperature) {}

  /** Low, since a concierge is to be right rather than surprising. */
  private static final double TEMPERATURE = 0.4;

  private static final String PERSON = "user";
  private static final String MODEL = "model";

  static GeminiRequest of(Prompt prompt, int maxOutputTokens) {
    // The model wants a person to speak first; a greeting by the shop's page comes before that.
    Stream<Content> turns =
        prompt.turns().stream()
            .map(GeminiRequest::content)
            .dropWhile(content -> content.role().equals(MODEL));
    return new GeminiRequest(
        new Content("system", List.of(text(prompt.instruction()))),
        alternating(turns.toList()),
        prompt.tools().isEmpty() ? List.of() : List.of(new Tools(prompt.tools())),
        new GenerationConfig(maxOutputTokens, TEMPERATURE));
  }

  /** Two turns of one speaker in a row, as two tabs make them, become one. */
  private static List<Content> alternating(List<Content> turns) {
    List<Content> merged = new ArrayList<>();
    for (Content turn : turns) {
      boolean again = !merged.isEmpty() && merged.getLast().role().equals(turn.role());
      if (again) {
        List<JsonNode> parts =
            Stream.concat(merged.removeLast().parts().stream(), turn.parts().stream()).toList();
        merged.add(new Content(turn.role(), parts));
      } else {
        merged.add(turn);
      }
    }
    return merged;
  }

  private static Content content(PromptContent turn) {
    return switch (turn) {
      case PromptContent.Said(Message message) ->
          new Content(speaker(message), List.of(text(message.content())));
      case PromptContent.Shown(Message message, Picture picture) ->
          new Content(PERSON, List.of(inline(picture), text(message.content())));
      case PromptContent.Called(List<ToolCall> calls) ->
          new Content(MODEL, calls.stream().map(ToolCall::original).toList());
      case PromptContent.Told(List<ToolResult> results) ->
          new Content(PERSON, results.stream().map(GeminiRequest::response).toList());
    };
  }

  private static String speaker(Message message) {
    return message.role() == Role.USER ? PERSON : MODEL;
  }

  private static JsonNode text(String text) {
    return object().put("text", text);
  }

  private static JsonNode inline(Picture picture) {
    ObjectNode part = object();
    part.putObject("inlineData").put("mimeType", picture.mediaType()).put("data", picture.base64());
    return part;
  }

  private static JsonNode response(ToolResult result) {
    ObjectNode part = object();
    ObjectNode response = part.putObject("functionResponse");
    JsonNode id = result.call().original().path("functionCall").path("id");
    if (id.isTextual()) {
      response.set("id", id);
    }
    response.put("name", result.call().name()).set("response", result.content());
    return part;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
