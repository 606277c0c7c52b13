package com.cruisemall.upload.drive;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Drive did not do it. The reason is a word of Google's or of ours, and nothing personal. */
public abstract sealed class DriveException extends Exception {
  private final String reason;

  DriveException(String reason, @Nullable Throwable cause) {
    super(reason, cause);
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }

  /** Not now: it is down, or did not answer, or what it answered makes no sense. */
  public static final class Unavailable extends DriveException {
    Unavailable(String reason, @Nullable Throwable cause) {
      super(reason, cause);
    }
  }

  /** Not so fast: Google counts more than it allows, or there is no turn to be had soon. */
  public static final class OverQuota extends DriveException {
    private final @Nullable Duration retryAfter;

    OverQuota(String reason, @Nullable Duration retryAfter, @Nullable Throwable cause) {
      super(reason, cause);
      this.retryAfter = retryAfter;
    }

    /** When it may be tried again, if Google said so. */
    public Optional<Duration> retryAfter() {
      return Optional.ofNullable(retryAfter);
    }
  }

  /** Never: trying again changes nothing until a person has. */
  public static final class Refused extends DriveException {
    Refused(String reason, @Nullable Throwable cause) {
      super(reason, cause);
    }
  }
}
