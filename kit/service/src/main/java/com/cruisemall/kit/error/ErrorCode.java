package com.cruisemall.kit.error;

import java.time.Duration;
import java.util.Optional;

/**
 * Stable name and HTTP status (RFC 9110) of one kind of failure. Every service declares its own in
 * one enum; {@link CommonError} has the shared ones. {@link Messages} holds the text for each name
 * in Korean and English.
 */
public interface ErrorCode {
  String name();

  int status();

  /** Returns the default {@code Retry-After}. */
  default Optional<Duration> retryAfter() {
    return Optional.empty();
  }
}
