package com.cruisemall.auth.session;

import com.cruisemall.auth.sessionstore.EndReason;
import com.cruisemall.auth.sessionstore.SessionId;
import com.cruisemall.auth.sessionstore.Tombstone;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Session in the database. An ended session never becomes live again. */
@Entity
class Session {
  @Id String id;

  /** Id that the person's clients see. It is independent of the cookie and its digest. */
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

  /** Checks that the session is not ended, expired or idle for too long. */
  boolean isLive(Instant now, Duration idleTimeout) {
    return endedAt == null && expiresAt.isAfter(now) && lastSeenAt.plus(idleTimeout).isAfter(now);
  }

  /** Returns the remaining lifetime if the session is used now and not again. */
  Duration remaining(Instant now, Duration idleTimeout) {
    Duration untilTooOld = Duration.between(now, expiresAt);
    return untilTooOld.compareTo(idleTimeout) < 0 ? untilTooOld : idleTimeout;
  }

  void end(EndReason reason, Instant now) {
    endedAt = now;
    endReason = reason;
  }

  /** Returns the tombstone of an ended or expired session. */
  Tombstone tombstone(Instant now) {
    return new Tombstone(
        sessionId(),
        endReason == null ? EndReason.EXPIRED : endReason,
        Duration.between(now, expiresAt));
  }
}
