package com.cruisemall.kit.deadline;

import java.time.Duration;
import java.util.Optional;

/** Point in time at which a wait ends, on the monotonic clock. */
public record Deadline(long nanoTime) {
  /** Returns the deadline that is the given time from now. */
  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** Returns the deadline of the current request, if its caller sent one. */
  public static Optional<Deadline> ofRequest() {
    return DeadlineFilter.current();
  }

  /** Returns the earlier of the given time from now and the deadline of the current request. */
  public static Deadline ofRequestWithin(Duration time) {
    return ofRequest().map(caller -> caller.within(time)).orElseGet(() -> in(time));
  }

  /** Returns the remaining time; zero after the deadline. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
  }

  /** Returns the earlier of this deadline and the given time from now. */
  public Deadline within(Duration time) {
    Deadline other = in(time);
    return other.nanoTime - nanoTime < 0 ? other : this;
  }

  /** Returns the deadline that is earlier by the given time. */
  public Deadline minus(Duration time) {
    return new Deadline(nanoTime - time.toNanos());
  }

  public boolean isOver() {
    return remaining().isZero();
  }
}
