package com.cruisemall.sandbox.psp;

/** What makes a request the same request: key, address and method, but not the body. */
public record IdempotencyKey(String method, String path, String key) {
  private static final int LONGEST = 300;

  public boolean valid() {
    return !key.isEmpty() && key.length() <= LONGEST;
  }
}
