package com.cruisemall.auth.session;

import java.security.SecureRandom;
import java.util.Base64;

/** Value of the session cookie: 256 random bits, stored nowhere. */
public record SessionToken(String value) {
  private static final int BYTES = 32;

  static SessionToken random(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new SessionToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  @Override
  public String toString() {
    return "SessionToken[…]";
  }
}
