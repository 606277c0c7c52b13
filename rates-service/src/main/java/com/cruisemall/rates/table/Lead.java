package com.cruisemall.rates.table;

import java.time.Duration;

/** Who fetches the next table for the fleet. */
sealed interface Lead {
  /** This instance does, and owns the lock by this token. */
  record Ours(String token) implements Lead {}

  /** Another instance is at it; its table will appear. */
  record Theirs() implements Lead {}

  /** Another instance failed a moment ago; nobody asks again before this time is over. */
  record CoolingOff(Duration left) implements Lead {}
}
