package com.cruisemall.kit.deadline;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a caller says how long it waits: in milliseconds from now, so that no two clocks need agree.
 * It is the header that Envoy sends to what it stands before, so that a service mesh and we say the
 * same thing.
 */
public final class DeadlineHeader {
  public static final String NAME = "X-Envoy-Expected-Rq-Timeout-Ms";

  private static final Pattern MILLISECONDS = Pattern.compile("[0-9]{1,9}");

  private DeadlineHeader() {}

  /** What to send of a wait; never zero, which would mean no limit. */
  public static String of(Duration wait) {
    return Long.toString(Math.max(1, wait.toMillis()));
  }

  /** What a caller said; nothing where it said nothing that can be read. */
  static Optional<Duration> read(@Nullable String header) {
    return Optional.ofNullable(header)
        .filter(text -> MILLISECONDS.matcher(text).matches())
        .map(Long::parseLong)
        .filter(millis -> millis > 0)
        .map(Duration::ofMillis);
  }
}
