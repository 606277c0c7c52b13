package com.cruisemall.payment.idempotency;

import java.util.UUID;

/** What a request finds under its key. */
sealed interface Claim {
  /** It is this one's to do; {@code holder} tells it from later tries. */
  record Ours(Attempt attempt, UUID holder) implements Claim {}

  /** It was answered. */
  record Answered(int status, String body) implements Claim {}

  /** Another try of it is under way. */
  record Running() implements Claim {}

  /** The key was used for something else. */
  record OtherBody() implements Claim {}
}
