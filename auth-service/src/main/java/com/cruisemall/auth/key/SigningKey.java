package com.cruisemall.auth.token;

import java.security.PrivateKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** A key pair: its private half signs from a moment on, its public half is published before. */
record SigningKey(String kid, String publicJwk, PrivateKey privateKey, Instant signsFrom) {
  /** The newest key whose time to sign has come. */
  static SigningKey current(List<SigningKey> keys, Instant now) {
    return keys.stream()
        .filter(key -> !key.signsFrom().isAfter(now))
        .max(Comparator.comparing(SigningKey::signsFrom))
        .orElseThrow(() -> new IllegalStateException("there is no key to sign with"));
  }

  @Override
  public String toString() {
    return "SigningKey[" + kid + "]";
  }
}
