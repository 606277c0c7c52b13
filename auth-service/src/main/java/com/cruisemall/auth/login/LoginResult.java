package com.cruisemall.auth.login;

import com.cruisemall.auth.account.Person;
import com.cruisemall.auth.session.Sessions;

/** How a login ended. */
sealed interface LoginResult {
  record LoggedIn(Person person, Sessions.Opened session) implements LoginResult {}

  /** Unknown phone, wrong password or another name; nobody is told which. */
  record Rejected() implements LoginResult {}

  /** The password is right, but the shop locked the account. */
  record Locked() implements LoginResult {}
}
