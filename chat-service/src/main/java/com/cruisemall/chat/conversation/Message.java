package com.cruisemall.chat.conversation;

import java.nio.charset.StandardCharsets;

/** A message of a conversation. It is never logged, because it may contain personal data. */
public record Message(Role role, String content) {
  private static final int TOKENS_PER_MESSAGE = 4;

  /** Replaces unpaired surrogates, which have no encoding, by question marks. */
  public Message {
    content = new String(content.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  /**
   * Estimates the tokens of the message without the model, on the high side: four ASCII characters
   * or one other character per token.
   */
  long estimatedTokens() {
    long ascii = content.chars().filter(character -> character < 128).count();
    return TOKENS_PER_MESSAGE + ascii / 4 + (content.length() - ascii);
  }

  @Override
  public String toString() {
    return "Message[" + role + ", " + content.length() + " characters]";
  }
}
