package com.cruisemall.kit.deadline;

import java.time.Duration;
import java.util.Optional;

/** The moment at which a wait ends, on a clock that is never set back. */
public record Deadline(long nanoTime) {
  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** Until when the caller waits for the request that this code runs for, where it said so. */
  public static Optional<Deadline> ofRequest() {
    return RequestDeadline.current();
  }

  /** The given time from now, or until the caller stops waiting, whichever comes first. */
  public static Deadline ofRequestWithin(Duration time) {
    return ofRequest().map(caller -> caller.within(time)).orElseGet(() -> in(time));
  }

  /** What is left; zero when it is over. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
  }

  /** The same deadline or the given time from now, whichever comes first. */
  public Deadline within(Duration time) {
    Deadline other = in(time);
    return other.nanoTime - nanoTime < 0 ? other : this;
  }

  public Deadline minus(Duration time) {
    return new Deadline(nanoTime - time.toNanos());
  }

  public boolean isOver() {
    return remaining().isZero();
  }
}
