package com.cruisemall.gateway.behaviour;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Somebody who has agreed to be counted; known by the random value of a cookie, and no account. */
public record Visitor(String cookie) {
  /** What others may know of it: nobody can make the cookie of it. */
  public String pseudonym() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(cookie.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }

  @Override
  public String toString() {
    return "Visitor[…]";
  }
}
