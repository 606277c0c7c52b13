package com.cruisemall.chat.gemini;

import com.cruisemall.chat.llm.TokenUsage;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One piece of an answer as Gemini sends it; anything in it may be missing. */
@JsonIgnoreProperties(ignoreUnknown = true)
record GeminiEvent(
    @Nullable List<@Nullable Candidate> candidates,
    @Nullable PromptFeedback promptFeedback,
    @Nullable UsageMetadata usageMetadata) {
  private static final Set<String> WHOLE = Set.of("STOP", "MAX_TOKENS");

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Candidate(@Nullable Content content, @Nullable String finishReason) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Content(@Nullable List<@Nullable Part> parts) {}

  /** A thought is the model talking to itself. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Part(@Nullable String text, @Nullable Boolean thought) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record PromptFeedback(@Nullable String blockReason) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record UsageMetadata(int promptTokenCount, int candidatesTokenCount, int totalTokenCount) {}

  /** The words of all parts of the first candidate. */
  String text() {
    return candidate()
        .map(Candidate::content)
        .map(Content::parts)
        .map(parts ->
            parts.stream()
                .filter(part -> part != null && !Boolean.TRUE.equals(part.thought()))
                .map(part -> part == null ? null : part.text())
                .filter(Objects::nonNull)
                .collect(Collectors.joining()))
        .orElse("");
  }

  /** Whether the model says that this was all. */
  boolean isLast() {
    return finishReason().isPresent();
  }

  /** Whether the question or the answer ran into the model's own rules. */
  boolean isBlocked() {
    boolean questionBlocked = promptFeedback != null && promptFeedback.blockReason() != null;
    return questionBlocked || finishReason().filter(reason -> !WHOLE.contains(reason)).isPresent();
  }

  Optional<TokenUsage> usage() {
    return Optional.ofNullable(usageMetadata)
        .map(sent ->
            new TokenUsage(
                sent.promptTokenCount(), sent.candidatesTokenCount(), sent.totalTokenCount()));
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
