package com.cruisemall.sandbox.psp;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Names that nobody can guess. */
final class Keys {
  private static final String LETTERS =
      "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz0123456789";
  private static final SecureRandom RANDOM = new SecureRandom();

  private Keys() {}

  static String payment() {
    return "tsbx_" + random(LETTERS, 32);
  }

  static String transaction() {
    return "txrd_" + random(LETTERS, 27);
  }

  static String secret() {
    return "ps_" + random(LETTERS, 24);
  }

  static String digits(int count) {
    return random("0123456789", count);
  }

  private static String random(String alphabet, int count) {
    return RANDOM
        .ints(count, 0, alphabet.length())
        .mapToObj(index -> alphabet.substring(index, index + 1))
        .collect(Collectors.joining());
  }
}
