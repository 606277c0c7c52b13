package com.cruisemall.auth.account;

/** What a person may do; the {@code groups} of the internal token. */
public enum Role {
  USER,
  AGENT,
  MANAGER,
  ADMIN
}
