package com.cruisemall.auth.account;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account about to be made.
 *
 * @param id chosen by the maker (UUIDv7)
 * @param phone as typed
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
