package com.cruisemall.auth.oldshop;

import com.cruisemall.auth.account.Role;
import com.cruisemall.kit.text.TextNormalizer;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Account of the old shop.
 *
 * @param login phone number or any other login name
 * @param password in clear or as bcrypt; null if there was none
 */
record OldUser(
    String id,
    String login,
    String name,
    @Nullable String email,
    @Nullable String password,
    Role role,
    boolean locked,
    @Nullable String lockReason,
    boolean dormant,
    int logins,
    @Nullable Instant lastActive,
    Optional<Instant> created) {
  private static final int MAX_LOGIN_LENGTH = 64;
  private static final int MAX_NAME_LENGTH = 100;

  static OldUser of(OldRecord record) {
    String login = record.required("phone", "loginName", "email");
    String name = TextNormalizer.name(record.text("name").orElse(login));
    if (login.length() > MAX_LOGIN_LENGTH) {
      throw new InvalidRecordException("phone is too long");
    }
    if (name.length() > MAX_NAME_LENGTH) {
      throw new InvalidRecordException("name is too long");
    }
    return new OldUser(
        record.id(),
        login,
        name,
        record.text("email").map(TextNormalizer::trimmed).orElse(null),
        record.secret("password").orElse(null),
        role(record.text("role").orElse("user")),
        record.flag("isLocked"),
        record.text("lockedReason", "lockReason").orElse(null),
        record.flag("isHibernated"),
        Math.max(0, record.number("loginCount").orElse(0)),
        record.time("lastActiveAt").orElse(null),
        record.time("createdAt"));
  }

  private static Role role(String name) {
    try {
      return Role.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException _) {
      throw new InvalidRecordException("role is none of user, agent, manager, admin");
    }
  }

  @Override
  public String toString() {
    return "OldUser[" + id + "]";
  }
}
