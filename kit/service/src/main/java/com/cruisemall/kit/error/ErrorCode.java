package com.cruisemall.kit.error;

import java.time.Duration;
import java.util.Optional;

/**
 * One way in which a request can fail, as clients see it: a stable upper-snake name and its HTTP
 * status (RFC 9110). Every service lists its own in one enum; what all share is {@link
 * CommonError}. The message for the person is looked up by the name, in Korean and English.
 */
public interface ErrorCode {
  String name();

  int status();

  /** When a client may try again if nothing more exact is known; sent as {@code Retry-After}. */
  default Optional<Duration> retryAfter() {
    return Optional.empty();
  }
}
