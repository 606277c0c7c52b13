package com.cruisemall.kit.error;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Error codes shared by all services. */
public enum CommonError implements ErrorCode {
  BAD_REQUEST(400),
  VALIDATION_FAILED(400),
  MALFORMED_JSON(400),
  UNAUTHENTICATED(401),
  FORBIDDEN(403),
  NOT_FOUND(404),
  METHOD_NOT_ALLOWED(405),
  NOT_ACCEPTABLE(406),
  REQUEST_TIMEOUT(408),
  CONFLICT(409),
  VERSION_CONFLICT(412),
  PAYLOAD_TOO_LARGE(413),
  URI_TOO_LONG(414),
  UNSUPPORTED_MEDIA_TYPE(415),
  PRECONDITION_REQUIRED(428),
  RATE_LIMITED(429),
  HEADERS_TOO_LARGE(431),
  INTERNAL(500),
  UPSTREAM_ERROR(502),
  OVERLOADED(503),
  UNAVAILABLE(503),
  UPSTREAM_TIMEOUT(504);

  private static final Duration DEFAULT_RETRY_AFTER = Duration.ofSeconds(2);

  private final int status;

  CommonError(int status) {
    this.status = status;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public Optional<Duration> retryAfter() {
    return status == 503 || status == 429 ? Optional.of(DEFAULT_RETRY_AFTER) : Optional.empty();
  }

  /** Returns the code for an HTTP status when nothing else is known about the failure. */
  public static CommonError ofStatus(int status) {
    if (status == 503) {
      return UNAVAILABLE;
    }
    return Arrays.stream(values())
        .filter(code -> code.status == status)
        .findFirst()
        .orElse(status < 500 ? BAD_REQUEST : INTERNAL);
  }
}
