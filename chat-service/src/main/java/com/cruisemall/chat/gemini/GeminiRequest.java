package com.cruisemall.chat.gemini;

import com.cruisemall.chat.conversation.Message;
import com.cruisemall.chat.conversation.Role;
import com.cruisemall.chat.llm.Prompt;
import com.cruisemall.chat.llm.PromptImage;
import com.cruisemall.chat.llm.ToolCall;
import com.cruisemall.chat.llm.ToolDeclaration;
import com.cruisemall.chat.llm.ToolResult;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Body of a {@code streamGenerateContent} request. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record GeminiRequest(
    Content systemInstruction,
    List<Content> contents,
    List<Tools> tools,
    GenerationConfig generationConfig) {
  /** Consecutive parts of one role. */
  record Content(String role, List<JsonNode> parts) {}

  record Tools(List<ToolDeclaration> functionDeclarations) {}

  record GenerationConfig(int maxOutputTokens, double temperature) {}

  /** Low, because answers should be factual. */
  private static final double TEMPERATURE = 0.4;

  private static final String USER = "user";
  private static final String MODEL = "model";

  static GeminiRequest of(Prompt prompt, int maxOutputTokens) {
    // Contents must start with the user; the greeting of the web client precedes the first
    // question.
    Stream<Content> contents =
        prompt.contents().stream()
            .map(GeminiRequest::content)
            .dropWhile(content -> content.role().equals(MODEL));
    return new GeminiRequest(
        new Content("system", List.of(text(prompt.instruction()))),
        alternating(contents.toList()),
        prompt.tools().isEmpty() ? List.of() : List.of(new Tools(prompt.tools())),
        new GenerationConfig(maxOutputTokens, TEMPERATURE));
  }

  /** Merges consecutive contents of one role, which occur when two tabs write concurrently. */
  private static List<Content> alternating(List<Content> contents) {
    List<Content> merged = new ArrayList<>();
    for (Content content : contents) {
      boolean sameRole = !merged.isEmpty() && merged.getLast().role().equals(content.role());
      if (sameRole) {
        List<JsonNode> parts =
            Stream.concat(merged.removeLast().parts().stream(), content.parts().stream()).toList();
        merged.add(new Content(content.role(), parts));
      } else {
        merged.add(content);
      }
    }
    return merged;
  }

  private static Content content(Prompt.Content content) {
    return switch (content) {
      case Prompt.Text(Message message) ->
          new Content(role(message), List.of(text(message.content())));
      case Prompt.Image(Message message, PromptImage image) ->
          new Content(USER, List.of(inline(image), text(message.content())));
      case Prompt.ToolCalls(List<ToolCall> calls) ->
          new Content(MODEL, calls.stream().map(ToolCall::original).toList());
      case Prompt.ToolResults(List<ToolResult> results) ->
          new Content(USER, results.stream().map(GeminiRequest::response).toList());
    };
  }

  private static String role(Message message) {
    return message.role() == Role.USER ? USER : MODEL;
  }

  private static JsonNode text(String text) {
    return object().put("text", text);
  }

  private static JsonNode inline(PromptImage image) {
    ObjectNode part = object();
    part.putObject("inlineData").put("mimeType", image.mediaType()).put("data", image.base64());
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
