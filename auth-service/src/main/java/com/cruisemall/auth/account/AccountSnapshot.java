package com.cruisemall.auth.account;

import java.util.UUID;

/** Account data that logins and administrators' changes are decided by, as of one read. */
public record AccountSnapshot(
    UUID accountId, String name, String passwordHash, Role role, boolean locked) {
  @Override
  public String toString() {
    return "AccountSnapshot[" + accountId + ", locked=" + locked + "]";
  }
}
