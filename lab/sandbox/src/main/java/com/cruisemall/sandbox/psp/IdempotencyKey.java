package com.cruisemall.sandbox.psp;

/** Identity of a request: idempotency key, path and method, without the body. */
public record IdempotencyKey(String method, String path, String key) {
  private static final int MAX_LENGTH = 300;

  public boolean isValid() {
    return !key.isEmpty() && key.length() <= MAX_LENGTH;
  }
}
