package com.cruisemall.auth.login;

import com.cruisemall.auth.account.Person;
import com.cruisemall.auth.account.Role;
import com.cruisemall.kit.SuccessBody;

/**
 * Body of a successful login or sign-up.
 *
 * @param next path of the role's start page
 */
record LoginResponse(String next, String csrfToken, Person user) implements SuccessBody {
  static LoginResponse of(Person person, String csrfToken) {
    return new LoginResponse(startPage(person.role()), csrfToken, person);
  }

  private static String startPage(Role role) {
    return switch (role) {
      case USER -> "/";
      case AGENT -> "/partner";
      case MANAGER, ADMIN -> "/admin";
    };
  }
}
