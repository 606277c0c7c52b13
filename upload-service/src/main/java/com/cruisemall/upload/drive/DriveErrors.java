package com.cruisemall.upload.drive;

import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpResponseException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Google's answers mean for us.
 *
 * @see <a href="https://developers.google.com/workspace/drive/api/guides/handle-errors">Drive:
 *     resolve errors</a>
 */
final class DriveErrors {
  private static final Set<String> TOO_FAST =
      Set.of("rateLimitExceeded", "userRateLimitExceeded", "sharingRateLimitExceeded");

  private DriveErrors() {}

  static DriveException of(IOException failure) {
    if (!(failure instanceof HttpResponseException answer)) {
      return new DriveException.Unavailable("noAnswer", failure);
    }
    int status = answer.getStatusCode();
    String reason = reason(answer);
    if (status == 429 || (status == 403 && TOO_FAST.contains(reason))) {
      return new DriveException.OverQuota(reason, retryAfter(answer.getHeaders()), failure);
    }
    // A refusal without Google's words is somebody's on the way.
    boolean notGoogles = status < 500 && reason.startsWith("http");
    if (status >= 500 || status == 408 || status < 400 || notGoogles) {
      return new DriveException.Unavailable(reason, failure);
    }
    return new DriveException.Refused(reason, failure);
  }

  static boolean hasStatus(IOException failure, int status) {
    return failure instanceof HttpResponseException answer && answer.getStatusCode() == status;
  }

  private static String reason(HttpResponseException answer) {
    @Nullable GoogleJsonError error =
        answer instanceof GoogleJsonResponseException google ? google.getDetails() : null;
    @Nullable List<GoogleJsonError.ErrorInfo> errors = error == null ? null : error.getErrors();
    @Nullable String reason =
        errors == null || errors.isEmpty() ? null : errors.getFirst().getReason();
    return reason == null || !reason.matches("[A-Za-z]{1,64}")
        ? "http" + answer.getStatusCode()
        : reason;
  }

  private static @Nullable Duration retryAfter(@Nullable HttpHeaders headers) {
    @Nullable String seconds = headers == null ? null : headers.getRetryAfter();
    return seconds != null && seconds.matches("[0-9]{1,5}")
        ? Duration.ofSeconds(Long.parseLong(seconds))
        : null;
  }
}
