package com.cruisemall.sandbox.psp;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Generator of random payment, transaction and account identifiers. */
@Singleton
class PaymentKeys {
  private static final String LETTERS =
      "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz0123456789";

  private final SecureRandom random;

  PaymentKeys(SecureRandom random) {
    this.random = random;
  }

  String payment() {
    return "tsbx_" + generate(LETTERS, 32);
  }

  String transaction() {
    return "txrd_" + generate(LETTERS, 27);
  }

  String secret() {
    return "ps_" + generate(LETTERS, 24);
  }

  String digits(int count) {
    return generate("0123456789", count);
  }

  private String generate(String alphabet, int count) {
    return random
        .ints(count, 0, alphabet.length())
        .mapToObj(index -> alphabet.substring(index, index + 1))
        .collect(Collectors.joining());
  }
}
