package com.cruisemall.kit.deadline;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Header with the caller's remaining time in milliseconds. A relative time needs no synchronised
 * clocks. The name is Envoy's, so that a service mesh and the services understand each other.
 */
public final class DeadlineHeader {
  public static final String NAME = "X-Envoy-Expected-Rq-Timeout-Ms";

  private static final Pattern MILLISECONDS = Pattern.compile("[0-9]{1,9}");

  private DeadlineHeader() {}

  /** Returns the header value for a wait; at least 1, because zero means no limit. */
  public static String of(Duration wait) {
    return Long.toString(Math.max(1, wait.toMillis()));
  }

  /** Parses the header; empty if it is absent or malformed. */
  static Optional<Duration> read(@Nullable String header) {
    return Optional.ofNullable(header)
        .filter(text -> MILLISECONDS.matcher(text).matches())
        .map(Long::parseLong)
        .filter(millis -> millis > 0)
        .map(Duration::ofMillis);
  }
}
