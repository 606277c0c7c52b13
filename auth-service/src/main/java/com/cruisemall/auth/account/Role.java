package com.cruisemall.auth.account;

/** Role of a person; the {@code groups} claim of the internal token. */
public enum Role {
  USER,
  AGENT,
  MANAGER,
  ADMIN
}
