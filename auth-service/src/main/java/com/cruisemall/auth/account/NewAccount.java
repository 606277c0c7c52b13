package com.cruisemall.auth.account;

import java.util.UUID;

/** An account about to be made; the id is chosen by the maker (UUIDv7). */
public record NewAccount(UUID id, String phone, String name, Role role, String passwordHash) {
  @Override
  public String toString() {
    return "NewAccount[" + id + "]";
  }
}
