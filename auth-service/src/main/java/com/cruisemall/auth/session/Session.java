package com.cruisemall.auth.session;

import com.cruisemall.auth.directory.EndReason;
import com.cruisemall.auth.directory.SessionId;
import com.cruisemall.auth.directory.Tombstone;
import com.github.f4b6a3.uuid.UuidCreator;
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

  /** What the person knows the session by: it says nothing of the cookie, nor does its digest. */
  UUID publicId;

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
    session.publicId = UuidCreator.getTimeOrderedEpoch();
    session.accountId = accountId;
    session.device = device;
    session.createdAt = now;
    session.lastSeenAt = now;
    session.expiresAt = now.plus(lifetime);
    return session;
  }

  SessionId sessionId() {
    return new SessionId(id);
  }

  /** Whether it may still be used: not ended, not too old, not unused for too long. */
  boolean lives(Instant now, Duration idleTimeout) {
    return endedAt == null && expiresAt.isAfter(now) && lastSeenAt.plus(idleTimeout).isAfter(now);
  }

  /** How long it lives if it is used now and never again. */
  Duration remaining(Instant now, Duration idleTimeout) {
    Duration untilTooOld = Duration.between(now, expiresAt);
    return untilTooOld.compareTo(idleTimeout) < 0 ? untilTooOld : idleTimeout;
  }

  void end(EndReason reason, Instant now) {
    endedAt = now;
    endReason = reason;
  }

  /** The tombstone of a session that has ended. */
  Tombstone tombstone(Instant now) {
    return new Tombstone(
        sessionId(),
        endReason == null ? EndReason.EXPIRED : endReason,
        Duration.between(now, expiresAt));
  }
}
