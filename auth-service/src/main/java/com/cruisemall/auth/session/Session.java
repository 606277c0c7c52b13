package com.cruisemall.auth.session;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A session as it is stored; it ends once and never lives again. */
@Entity
class Session {
  @Id String id;
  UUID accountId;
  String device;
  Instant createdAt;
  Instant lastSeenAt;
  Instant expiresAt;
  @Nullable Instant endedAt;

  @Enumerated(EnumType.STRING)
  @Nullable EndReason endReason;

  @SuppressWarnings("NullAway.Init")
  protected Session() {}

  static Session begin(
      SessionId id, UUID accountId, String device, Instant now, Duration lifetime) {
    Session session = new Session();
    session.id = id.value();
    session.accountId = accountId;
    session.device = device;
    session.createdAt = now;
    session.lastSeenAt = now;
    session.expiresAt = now.plus(lifetime);
    return session;
  }

  void end(EndReason reason, Instant now) {
    endedAt = now;
    endReason = reason;
  }
}
