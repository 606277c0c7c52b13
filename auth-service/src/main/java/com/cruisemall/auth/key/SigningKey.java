package com.cruisemall.auth.key;

import java.security.PrivateKey;
import java.time.Instant;

/** Key pair. The public key is published before the private key starts to sign. */
public record SigningKey(String kid, String publicJwk, PrivateKey privateKey, Instant signsFrom) {
  @Override
  public String toString() {
    return "SigningKey[" + kid + "]";
  }
}
