package com.cruisemall.auth.account;

/** How an account stands while its row is locked. */
public record AccountState(boolean exists, boolean locked, String passwordHash) {
  @Override
  public String toString() {
    return "AccountState[exists=" + exists + ", locked=" + locked + "]";
  }
}
