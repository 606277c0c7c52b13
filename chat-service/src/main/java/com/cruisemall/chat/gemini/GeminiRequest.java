package com.cruisemall.chat.gemini;

import com.cruisemall.chat.conversation.Message;
import com.cruisemall.chat.conversation.Role;
import com.cruisemall.chat.llm.Prompt;
import java.util.List;

/** The body of a {@code streamGenerateContent} call. */
record GeminiRequest(
    Content systemInstruction, List<Content> contents, GenerationConfig generationConfig) {
  /** Turns of one speaker; the instruction has none. */
  record Content(String role, List<Part> parts) {
    static Content of(String role, String text) {
      return new Content(role, List.of(new Part(text)));
    }
  }

  record Part(String text) {}

  record GenerationConfig(int maxOutputTokens, double temperature) {}

  /** Low, since a concierge is to be right rather than surprising. */
  private static final double TEMPERATURE = 0.4;

  static GeminiRequest of(Prompt prompt, int maxOutputTokens) {
    // The model wants a person to speak first; a greeting by the shop's page comes before that.
    List<Content> contents =
        prompt.messages().stream()
            .dropWhile(message -> message.role() == Role.ASSISTANT)
            .map(message -> Content.of(speaker(message), message.content()))
            .toList();
    return new GeminiRequest(
        Content.of("system", prompt.instruction()),
        contents,
        new GenerationConfig(maxOutputTokens, TEMPERATURE));
  }

  private static String speaker(Message message) {
    return switch (message.role()) {
      case USER -> "user";
      case ASSISTANT -> "model";
    };
  }
}
