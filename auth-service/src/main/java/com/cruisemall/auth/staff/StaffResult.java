package com.cruisemall.auth.staff;

import com.cruisemall.auth.account.Person;
import com.cruisemall.auth.session.Sessions;

/** How a staff sign-in ended. */
sealed interface StaffResult {
  record SignedIn(Person person, Sessions.Opened session) implements StaffResult {}

  /** None of the provider's roles is one of the shop's. */
  record NoRole() implements StaffResult {}

  /** The shop locked the account. */
  record Locked() implements StaffResult {}
}
