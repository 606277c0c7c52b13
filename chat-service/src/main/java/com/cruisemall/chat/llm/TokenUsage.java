package com.cruisemall.chat.llm;

/** What an answer cost, in the model's tokens. */
public record TokenUsage(int inputTokens, int outputTokens, int totalTokens) {
  /** An answer without a model costs nothing. */
  public static final TokenUsage NONE = new TokenUsage(0, 0, 0);

  public TokenUsage plus(TokenUsage other) {
    return new TokenUsage(
        inputTokens + other.inputTokens,
        outputTokens + other.outputTokens,
        totalTokens + other.totalTokens);
  }
}
