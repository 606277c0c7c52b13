package com.cruisemall.chat.gemini;

import com.cruisemall.chat.llm.ModelPart;
import com.cruisemall.chat.llm.TokenUsage;
import com.cruisemall.chat.llm.ToolCall;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One piece of an answer as Gemini sends it; anything in it may be missing. */
@JsonIgnoreProperties(ignoreUnknown = true)
record GeminiEvent(
    @Nullable List<@Nullable Candidate> candidates,
    @Nullable PromptFeedback promptFeedback,
    @Nullable UsageMetadata usageMetadata) {
  private static final Set<String> WHOLE = Set.of("STOP", "MAX_TOKENS");

  /** The model tried to call a tool and failed. */
  private static final Set<String> CLUMSY =
      Set.of("MALFORMED_FUNCTION_CALL", "UNEXPECTED_TOOL_CALL", "TOO_MANY_TOOL_CALLS");

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Candidate(@Nullable Content content, @Nullable String finishReason) {}

  /** Parts are kept as they came, since calls must be sent back unchanged. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Content(@Nullable List<@Nullable JsonNode> parts) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record PromptFeedback(@Nullable String blockReason) {}

  /** Thoughts are paid for like words. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record UsageMetadata(
      int promptTokenCount,
      int candidatesTokenCount,
      int thoughtsTokenCount,
      int totalTokenCount) {}

  /** The words and calls of all parts of the first candidate, in their order. */
  List<ModelPart> parts() {
    return candidate()
        .map(Candidate::content)
        .map(Content::parts)
        .map(parts -> parts.stream().flatMap(GeminiEvent::part).toList())
        .orElse(List.of());
  }

  /** Whether the model says that this was all. */
  boolean isLast() {
    return finishReason().isPresent();
  }

  /** Whether the question or the answer ran into the model's own rules. */
  boolean isBlocked() {
    boolean questionBlocked = promptFeedback != null && promptFeedback.blockReason() != null;
    return questionBlocked
        || finishReason()
            .filter(reason -> !WHOLE.contains(reason) && !CLUMSY.contains(reason))
            .isPresent();
  }

  /** Whether the model failed at its own protocol. */
  boolean isClumsy() {
    return finishReason().filter(CLUMSY::contains).isPresent();
  }

  Optional<TokenUsage> usage() {
    return Optional.ofNullable(usageMetadata)
        .map(sent ->
            new TokenUsage(
                sent.promptTokenCount(),
                sent.candidatesTokenCount() + sent.thoughtsTokenCount(),
                sent.totalTokenCount()));
  }

  /** A thought is the model talking to itself. */
  private static Stream<ModelPart> part(@Nullable JsonNode part) {
    if (part == null || part.path("thought").asBoolean(false)) {
      return Stream.empty();
    }
    JsonNode call = part.path("functionCall");
    if (call.isObject()) {
      return Stream.of(
          new ModelPart.Call(new ToolCall(call.path("name").asText(""), call.path("args"), part)));
    }
    String text = part.path("text").asText("");
    return text.isEmpty() ? Stream.empty() : Stream.of(new ModelPart.Words(text));
  }

  private Optional<String> finishReason() {
    return candidate().map(Candidate::finishReason);
  }

  private Optional<Candidate> candidate() {
    return candidates == null
        ? Optional.empty()
        : candidates.stream()
            .limit(1)
            .filter(Objects::nonNull)
            .map(Candidate.class::cast)
            .findFirst();
  }
}
