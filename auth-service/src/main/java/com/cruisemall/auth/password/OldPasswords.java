package com.cruisemall.auth.password;

import com.cruisemall.kit.error.ApiException;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of the passwords of an old shop, which had them in clear or as bcrypt: of either
 * only an Argon2id hash, so that people log in as before and nothing weaker is ever stored.
 */
@Singleton
public class OldPasswords {
  private final PasswordHasher hasher;
  private final PasswordPolicy policy;

  OldPasswords(PasswordHasher hasher, PasswordPolicy policy) {
    this.hasher = hasher;
    this.policy = policy;
  }

  /**
   * What is kept of one.
   *
   * @param hash what is stored
   * @param weakness what a person should know of the password
   */
  public record Kept(String hash, @Nullable String weakness) {
    @Override
    public String toString() {
      return "Kept[…]";
    }
  }

  /** Takes the time of a hash. Without a password the account cannot be logged into with one. */
  public Kept keep(@Nullable String password, String phone, String name) {
    if (password == null) {
      return new Kept(hasher.hashOfNoPassword(), "no password: it has to be set anew");
    }
    if (WrappedBcrypt.isBcrypt(password)) {
      return new Kept(hasher.wrap(password), null);
    }
    if (password.startsWith("$2")) {
      return new Kept(hasher.hashOfNoPassword(), "unknown kind of bcrypt: it has to be set anew");
    }
    return new Kept(hasher.hash(password), weakness(password, phone, name));
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
