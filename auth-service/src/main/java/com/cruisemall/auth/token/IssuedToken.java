package com.cruisemall.auth.token;

import java.time.Instant;

/** A signed internal token and when it ends. */
public record IssuedToken(String value, Instant expiresAt) {
  @Override
  public String toString() {
    return "IssuedToken[expiresAt=" + expiresAt + "]";
  }
}
