package com.cruisemall.auth.key;

import java.security.PrivateKey;
import java.time.Instant;

/** A key pair: its private half signs from a moment on, its public half is published before. */
public record SigningKey(String kid, String publicJwk, PrivateKey privateKey, Instant signsFrom) {
  @Override
  public String toString() {
    return "SigningKey[" + kid + "]";
  }
}
