package com.cruisemall.auth.admin;

import com.cruisemall.auth.account.Role;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Account as administrators see it.
 *
 * @param phone as typed
 * @param lockReason present for a locked account
 * @param hibernated true for a dormant account
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record UserView(
    UUID id,
    String name,
    String phone,
    @Nullable String email,
    Role role,
    boolean locked,
    @Nullable String lockReason,
    boolean hibernated,
    int loginCount,
    @Nullable Instant lastLoginAt,
    Instant createdAt) {
  static final String COLUMNS =
      """
      a.id, a.name, a.phone, a.email, a.role, a.locked_at, a.lock_reason, a.hibernated_at,
      a.login_count, a.last_login_at, a.created_at
      """;

  static UserView of(Tuple row) {
    return new UserView(
        row.get("id", UUID.class),
        row.get("name", String.class),
        row.get("phone", String.class),
        row.get("email", String.class),
        Role.valueOf(row.get("role", String.class)),
        row.get("locked_at") != null,
        row.get("lock_reason", String.class),
        row.get("hibernated_at") != null,
        row.get("login_count", Integer.class),
        row.get("last_login_at", Instant.class),
        row.get("created_at", Instant.class));
  }

  @Override
  public String toString() {
    return "UserView[" + id + "]";
  }
}
