package com.cruisemall.auth.sessionstore;

import com.cruisemall.auth.account.Person;

/** State of a session in Redis. */
public sealed interface StoredSession {
  /** A live session with the person as of the last change. */
  record Live(Person person) implements StoredSession {}

  /** A tombstone; it overrides a token that has not expired yet. */
  record Ended(EndReason reason) implements StoredSession {}

  /** A miss, or Redis is unavailable: the database decides. */
  record Unknown() implements StoredSession {}
}
