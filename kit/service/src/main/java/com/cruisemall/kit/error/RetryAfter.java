package com.cruisemall.kit.error;

import java.time.Duration;

/** Value of {@code Retry-After} in whole seconds (RFC 9110 §10.2.3), rounded up, at least 1. */
public final class RetryAfter {
  private RetryAfter() {}

  public static long seconds(Duration wait) {
    return Math.max(1, wait.plusMillis(999).toSeconds());
  }
}
