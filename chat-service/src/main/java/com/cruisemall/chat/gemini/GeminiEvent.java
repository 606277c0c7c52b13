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

/** One event of a Gemini response; every member may be missing. */
@JsonIgnoreProperties(ignoreUnknown = true)
record GeminiEvent(
    @Nullable List<@Nullable Candidate> candidates,
    @Nullable PromptFeedback promptFeedback,
    @Nullable UsageMetadata usageMetadata) {
  private static final Set<String> COMPLETE = Set.of("STOP", "MAX_TOKENS");

  /** Finish reasons of failed tool calls. */
  private static final Set<String> TOOL_CALL_FAILED =
      Set.of("MALFORMED_FUNCTION_CALL", "UNEXPECTED_TOOL_CALL", "TOO_MANY_TOOL_CALLS");

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Candidate(@Nullable Content content, @Nullable String finishReason) {}

  /** Content with raw parts, because tool calls must be sent back unchanged. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Content(@Nullable List<@Nullable JsonNode> parts) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record PromptFeedback(@Nullable String blockReason) {}

  /** Token counts; thoughts are billed like output. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record UsageMetadata(
      int promptTokenCount,
      int candidatesTokenCount,
      int thoughtsTokenCount,
      int totalTokenCount) {}

  /** Returns the texts and tool calls of the first candidate, in their order. */
  List<ModelPart> parts() {
    return candidate()
        .map(Candidate::content)
        .map(Content::parts)
        .map(parts -> parts.stream().flatMap(GeminiEvent::part).toList())
        .orElse(List.of());
  }

  /** Returns true if the event ends the response. */
  boolean isLast() {
    return finishReason().isPresent();
  }

  /** Returns true if the prompt or the answer was blocked by safety rules. */
  boolean isBlocked() {
    boolean questionBlocked = promptFeedback != null && promptFeedback.blockReason() != null;
    return questionBlocked
        || finishReason()
            .filter(reason -> !COMPLETE.contains(reason) && !TOOL_CALL_FAILED.contains(reason))
            .isPresent();
  }

  /** Returns true if the model failed to call a tool. */
  boolean isToolCallFailed() {
    return finishReason().filter(TOOL_CALL_FAILED::contains).isPresent();
  }

  Optional<TokenUsage> usage() {
    return Optional.ofNullable(usageMetadata)
        .map(sent ->
            new TokenUsage(
                sent.promptTokenCount(),
                sent.candidatesTokenCount() + sent.thoughtsTokenCount(),
                sent.totalTokenCount()));
  }

  /** Converts a part; thoughts are skipped. */
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
    return text.isEmpty() ? Stream.empty() : Stream.of(new ModelPart.Text(text));
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
