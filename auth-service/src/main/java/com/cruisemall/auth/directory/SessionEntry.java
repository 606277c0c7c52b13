package com.cruisemall.auth.directory;

import com.cruisemall.auth.account.Person;

/** What Redis says about a session. */
public sealed interface SessionEntry {
  /** The session lives; the person as of its last change. */
  record Live(Person person) implements SessionEntry {}

  /** The session has ended, whatever its token says. */
  record Ended(EndReason reason) implements SessionEntry {}

  /** Redis knows nothing of it, or cannot be asked: the database decides. */
  record Unknown() implements SessionEntry {}
}
