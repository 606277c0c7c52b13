package com.cruisemall.auth.account;

import java.util.UUID;

/** What a login is checked against. */
public record Credentials(UUID accountId, String name, String passwordHash) {
  @Override
  public String toString() {
    return "Credentials[" + accountId + "]";
  }
}
