package com.cruisemall.chat.guard;

import java.time.Duration;

/** What follows a failed attempt. */
sealed interface NextStep {
  record AskAgain(Duration after) implements NextStep {}

  /** The next model in order may be well. */
  record AskAnother(Duration after) implements NextStep {}

  record GiveUp() implements NextStep {}

  /** Nobody is to ask this model for so long. */
  record LeaveAlone(Duration time) implements NextStep {}
}
