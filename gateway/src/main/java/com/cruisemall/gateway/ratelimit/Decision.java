package com.cruisemall.gateway.ratelimit;

import java.time.Duration;

/**
 * Whether a request may go on, with what the {@code RateLimit} headers say
 * (draft-ietf-httpapi-ratelimit-headers-10).
 */
public record Decision(
    boolean allowed,
    String policy,
    long quota,
    long windowSeconds,
    long remaining,
    Duration delay) {
  public String policyHeader() {
    return "\"%s\";q=%d;w=%d".formatted(policy, quota, windowSeconds);
  }

  public String limitHeader() {
    return "\"%s\";r=%d;t=%d".formatted(policy, remaining, Math.max(1, delay.toSeconds()));
  }
}
