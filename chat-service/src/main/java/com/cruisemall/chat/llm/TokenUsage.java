package com.cruisemall.chat.llm;

/** Tokens of a model response. */
public record TokenUsage(int inputTokens, int outputTokens, int totalTokens) {
  /** Usage of an answer without a model. */
  public static final TokenUsage NONE = new TokenUsage(0, 0, 0);

  public TokenUsage plus(TokenUsage other) {
    return new TokenUsage(
        inputTokens + other.inputTokens,
        outputTokens + other.outputTokens,
        totalTokens + other.totalTokens);
  }
}
