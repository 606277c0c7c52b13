package com.cruisemall.auth.audit;

import java.util.UUID;

/**
 * Who did it.
 *
 * @param name the account's id, the service's name, or empty for guests and the system
 */
public record Actor(Kind kind, String name) {
  /** What kind of somebody. */
  public enum Kind {
    PERSON,
    SERVICE,
    GUEST,
    SYSTEM
  }

  static final Actor GUEST = new Actor(Kind.GUEST, "");
  static final Actor SYSTEM = new Actor(Kind.SYSTEM, "");

  static Actor person(UUID accountId) {
    return new Actor(Kind.PERSON, accountId.toString());
  }

  static Actor service(String name) {
    return new Actor(Kind.SERVICE, name);
  }
}
