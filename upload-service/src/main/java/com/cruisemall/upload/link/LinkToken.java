package com.cruisemall.upload.link;

import com.cruisemall.kit.digest.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/** Secret of a link: 256 random bits. Only its digest is stored. */
public record LinkToken(String value) {
  /** Regular expression of a token, for path templates. */
  public static final String PATTERN = "[A-Za-z0-9_-]{43}";

  private static final int BYTES = 32;

  static LinkToken random(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new LinkToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  String digest() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(value));
  }

  @Override
  public String toString() {
    return "LinkToken[…]";
  }
}
