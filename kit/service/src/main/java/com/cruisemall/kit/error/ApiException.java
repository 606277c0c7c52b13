package com.cruisemall.kit.error;

import com.fasterxml.jackson.core.JacksonException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ends a request with an {@link ErrorCode}. The details are sent to the client and must contain
 * nothing internal; the cause is only logged.
 */
public final class ApiException extends RuntimeException {
  private final transient ErrorCode code;
  private final transient Map<String, Object> details;
  private final @Nullable Duration retryAfter;

  public ApiException(ErrorCode code) {
    this(code, Map.of(), null, null);
  }

  public ApiException(ErrorCode code, Throwable cause) {
    this(code, Map.of(), null, cause);
  }

  public ApiException(ErrorCode code, Map<String, Object> details) {
    this(code, details, null, null);
  }

  private ApiException(
      ErrorCode code,
      Map<String, Object> details,
      @Nullable Duration retryAfter,
      @Nullable Throwable cause) {
    super(code.name(), cause);
    this.code = code;
    this.details = Map.copyOf(details);
    this.retryAfter = retryAfter;
  }

  /** Creates an error with {@code Retry-After}, as header and as {@code details.retryAfter} (s). */
  public static ApiException retryLater(ErrorCode code, Duration retryAfter) {
    return new ApiException(
        code, Map.of("retryAfter", RetryAfter.seconds(retryAfter)), retryAfter, null);
  }

  /** Creates the error of a field with an invalid value. */
  public static ApiException invalid(String field, Reason reason) {
    return new ApiException(CommonError.VALIDATION_FAILED, Map.of(field, reason));
  }

  /** Creates the error of a field whose text is not the expected JSON. */
  public static ApiException invalid(String field, JacksonException unreadable) {
    return JsonFailure.of(unreadable)
        .map(refused -> invalid(field + "." + refused.member(), refused.reason()))
        .orElseGet(() -> invalid(field, Reason.of("json.wrong-type")));
  }

  public ErrorCode code() {
    return code;
  }

  public Map<String, Object> details() {
    return details;
  }

  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter).or(code::retryAfter);
  }
}
