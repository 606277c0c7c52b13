package com.cruisemall.rates.table;

import java.time.Duration;

/** Result of an attempt to acquire the leader lock. */
sealed interface LeaderClaim {
  /** This instance holds the lock with this token. */
  record Acquired(String token) implements LeaderClaim {}

  /** Another instance holds the lock and fetches the table. */
  record HeldElsewhere() implements LeaderClaim {}

  /** Cool-down after a failed refresh; no instance retries before it ends. */
  record CoolingOff(Duration remaining) implements LeaderClaim {}
}
