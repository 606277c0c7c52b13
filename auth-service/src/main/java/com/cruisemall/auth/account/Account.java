package com.cruisemall.auth.account;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * What a login needs of a person's account. It is changed by statements, each of which touches no
 * more than it means to.
 */
@Entity
@Immutable
class Account {
  @Id UUID id;
  String loginKey;
  String name;
  String passwordHash;

  @Enumerated(EnumType.STRING)
  Role role;

  @Nullable Instant lockedAt;

  @SuppressWarnings("NullAway.Init")
  protected Account() {}
}
