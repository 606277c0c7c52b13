package com.cruisemall.auth.staff;

import com.cruisemall.auth.account.Person;
import com.cruisemall.auth.session.Sessions;

/** Outcome of a staff sign-in. */
sealed interface StaffResult {
  record SignedIn(Person person, Sessions.Opened session) implements StaffResult {}

  /** No role of the provider maps to a role of the shop. */
  record NoRole() implements StaffResult {}

  /** An administrator locked the account. */
  record Locked() implements StaffResult {}
}
