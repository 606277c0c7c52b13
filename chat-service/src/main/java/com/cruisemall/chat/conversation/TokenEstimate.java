package com.cruisemall.chat.conversation;

/**
 * How many tokens a text will be, guessed without the model: four letters of English or one of
 * Korean make about one. It errs on the high side.
 */
final class TokenEstimate {
  private static final int FOR_A_TURN = 4;

  private TokenEstimate() {}

  static long of(Message message) {
    long plain = message.content().chars().filter(letter -> letter < 128).count();
    return FOR_A_TURN + plain / 4 + (message.content().length() - plain);
  }
}
