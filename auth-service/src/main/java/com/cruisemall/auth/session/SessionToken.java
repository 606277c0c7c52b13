package com.cruisemall.auth.session;

import java.security.SecureRandom;
import java.util.Base64;

/** The cookie's value: 256 random bits that mean nothing and are kept nowhere. */
public record SessionToken(String value) {
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  static SessionToken random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new SessionToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  @Override
  public String toString() {
    return "SessionToken[…]";
  }
}
