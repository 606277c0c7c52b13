package com.cruisemall.auth.account;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Account to be inserted.
 *
 * @param id UUIDv7, chosen by the caller
 * @param phone in a readable notation
 */
public record NewAccount(
    UUID id, String phone, String name, @Nullable String email, Role role, String passwordHash) {
  public NewAccount(String phone, String name, Role role, String passwordHash) {
    this(UuidCreator.getTimeOrderedEpoch(), phone, name, null, role, passwordHash);
  }

  @Override
  public String toString() {
    return "NewAccount[" + id + "]";
  }
}
