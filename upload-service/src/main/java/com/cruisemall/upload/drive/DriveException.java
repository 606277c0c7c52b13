package com.cruisemall.upload.drive;

import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpResponseException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Failure of a call to Drive. The reason is a code of Google's or of this service, without personal
 * data.
 *
 * @see <a href="https://developers.google.com/workspace/drive/api/guides/handle-errors">Drive:
 *     resolve errors</a>
 */
public abstract sealed class DriveException extends Exception {
  private static final Set<String> RATE_LIMIT_REASONS =
      Set.of("rateLimitExceeded", "userRateLimitExceeded", "sharingRateLimitExceeded");

  private final String reason;

  DriveException(String reason, @Nullable Throwable cause) {
    super(reason, cause);
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }

  /** Temporary failure: Drive is down, did not respond, or sent an invalid response. */
  public static final class Unavailable extends DriveException {
    Unavailable(String reason, @Nullable Throwable cause) {
      super(reason, cause);
    }
  }

  /** Rate limit reached, at Google or in {@link DriveRateLimiter}. */
  public static final class OverQuota extends DriveException {
    private final @Nullable Duration retryAfter;

    OverQuota(String reason, @Nullable Duration retryAfter, @Nullable Throwable cause) {
      super(reason, cause);
      this.retryAfter = retryAfter;
    }

    /** Delay that the response demands before a retry. */
    public Optional<Duration> retryAfter() {
      return Optional.ofNullable(retryAfter);
    }
  }

  /** Permanent failure: a retry cannot succeed until a person has intervened. */
  public static final class Refused extends DriveException {
    Refused(String reason, @Nullable Throwable cause) {
      super(reason, cause);
    }
  }

  /** Classifies a failure of Google's client library. */
  static DriveException of(IOException failure) {
    if (!(failure instanceof HttpResponseException response)) {
      return new Unavailable("noResponse", failure);
    }
    int status = response.getStatusCode();
    String reason = reason(response);
    if (status == 429 || (status == 403 && RATE_LIMIT_REASONS.contains(reason))) {
      return new OverQuota(reason, retryAfter(response.getHeaders()), failure);
    }
    // A 4xx without Google's error body comes from an intermediary such as a proxy.
    boolean fromIntermediary = status < 500 && reason.startsWith("http");
    if (status >= 500 || status == 408 || status < 400 || fromIntermediary) {
      return new Unavailable(reason, failure);
    }
    return new Refused(reason, failure);
  }

  static boolean hasStatus(IOException failure, int status) {
    return failure instanceof HttpResponseException response && response.getStatusCode() == status;
  }

  private static String reason(HttpResponseException response) {
    @Nullable GoogleJsonError error =
        response instanceof GoogleJsonResponseException google ? google.getDetails() : null;
    @Nullable List<GoogleJsonError.ErrorInfo> errors = error == null ? null : error.getErrors();
    @Nullable String reason =
        errors == null || errors.isEmpty() ? null : errors.getFirst().getReason();
    return reason == null || !reason.matches("[A-Za-z]{1,64}")
        ? "http" + response.getStatusCode()
        : reason;
  }

  private static @Nullable Duration retryAfter(@Nullable HttpHeaders headers) {
    @Nullable String seconds = headers == null ? null : headers.getRetryAfter();
    return seconds != null && seconds.matches("[0-9]{1,5}")
        ? Duration.ofSeconds(Long.parseLong(seconds))
        : null;
  }
}
