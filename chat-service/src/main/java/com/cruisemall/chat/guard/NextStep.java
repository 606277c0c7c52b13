package com.cruisemall.chat.guard;

import java.time.Duration;

/** What follows a failed attempt. */
sealed interface NextStep {
  record AskAgain(Duration after) implements NextStep {}

  record GiveUp() implements NextStep {}

  /** Nobody is to ask for this long. */
  record LeaveAlone(Duration time) implements NextStep {}
}
