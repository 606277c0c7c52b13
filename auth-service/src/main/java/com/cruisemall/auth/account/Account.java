package com.cruisemall.auth.account;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person's account as it is stored. */
@Entity
class Account {
  @Id UUID id;
  String loginKey;
  String phone;
  String name;
  @Nullable String email;
  String passwordHash;

  @Enumerated(EnumType.STRING)
  Role role;

  @Nullable Instant lockedAt;
  @Nullable String lockReason;
  int loginCount;
  @Nullable Instant lastLoginAt;
  Instant createdAt;

  @SuppressWarnings("NullAway.Init")
  protected Account() {}
}
