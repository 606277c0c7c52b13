package com.cruisemall.auth.oldshop;

import com.cruisemall.auth.password.PasswordHasher;
import com.cruisemall.auth.password.PasswordPolicy;
import com.cruisemall.kit.error.ApiException;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Imports passwords, which the old shop stored in clear or as bcrypt. Both are stored as Argon2id
 * hashes only, so that logins keep working without a weaker hash in the database.
 */
@Singleton
class OldPasswords {
  private final PasswordHasher hasher;
  private final PasswordPolicy policy;

  OldPasswords(PasswordHasher hasher, PasswordPolicy policy) {
    this.hasher = hasher;
    this.policy = policy;
  }

  /**
   * Imported password.
   *
   * @param hash hash to store
   * @param weakness note for the operator
   */
  record Imported(String hash, @Nullable String weakness) {
    @Override
    public String toString() {
      return "Imported[…]";
    }
  }

  /**
   * Hashes a password, which takes the time of a hash. Without a password the account gets an
   * unusable hash.
   */
  Imported importPassword(@Nullable String password, String phone, String name) {
    if (password == null) {
      return new Imported(hasher.unusableHash(), "no password: it has to be set anew");
    }
    if (PasswordHasher.isBcrypt(password)) {
      return new Imported(hasher.wrapBcrypt(password), null);
    }
    if (password.startsWith("$2")) {
      return new Imported(hasher.unusableHash(), "unknown kind of bcrypt: it has to be set anew");
    }
    return new Imported(hasher.hash(password), weakness(password, phone, name));
  }

  private @Nullable String weakness(String password, String phone, String name) {
    try {
      policy.check(password, phone, name);
      return null;
    } catch (ApiException weak) {
      return "weak password: " + weak.code().name();
    }
  }
}
