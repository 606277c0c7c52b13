package com.cruisemall.upload.delivery;

import java.time.Duration;

/** Whether a document may be worked on now. */
sealed interface Claim {
  /** It belongs to the holder, who must show signs of life. */
  record Mine(String holder) implements Claim {}

  /** Somebody else is at it, or was: their hold ends after this time unless it is renewed. */
  record Held(Duration remaining) implements Claim {}

  /** There is nothing to do, or not by this attempt. */
  record Over() implements Claim {}
}
