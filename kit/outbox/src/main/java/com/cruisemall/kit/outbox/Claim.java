package com.cruisemall.kit.outbox;

import java.util.List;

/** Result of looking for events to send. */
sealed interface Claim {
  /** Events of which this instance holds the lease, oldest first; never empty. */
  record Batch(List<StoredEvent> events) implements Claim {}

  /** No event is due. */
  record Nothing() implements Claim {}

  /** Events are due, and another instance holds the lease. */
  record HeldElsewhere() implements Claim {}
}
