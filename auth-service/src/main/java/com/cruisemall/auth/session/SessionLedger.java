package com.cruisemall.auth.session;

import com.cruisemall.auth.account.Role;
import com.cruisemall.auth.audit.AuditEvent;
import com.cruisemall.auth.audit.AuditTrail;
import com.cruisemall.auth.audit.AuditType;
import com.cruisemall.auth.directory.EndReason;
import com.cruisemall.auth.directory.SessionEnded;
import com.cruisemall.auth.directory.SessionId;
import com.cruisemall.auth.directory.Tombstone;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.outbox.Outbox;
import com.cruisemall.kit.outbox.OutboxEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Begins and ends sessions within the caller's transaction, which holds the lock on the account's
 * row. Every end leaves through the outbox; telling Redis is the caller's, after the commit.
 */
@ApplicationScoped
class SessionLedger {
  private final SessionRepository repository;
  private final Outbox outbox;
  private final AuditTrail audit;
  private final SessionConfig config;
  private final Clock clock;

  SessionLedger(
      SessionRepository repository,
      Outbox outbox,
      AuditTrail audit,
      SessionConfig config,
      Clock clock) {
    this.repository = repository;
    this.outbox = outbox;
    this.audit = audit;
    this.config = config;
    this.clock = clock;
  }

  /** Begins a session; the oldest beyond the allowed number end, and those that have run out. */
  Sessions.Opened open(UUID accountId, Role role, String device) {
    Instant now = clock.instant();
    List<Tombstone> ended = new ArrayList<>();
    List<Session> live = new ArrayList<>();
    for (Session session : repository.unended(accountId)) {
      if (session.lives(now, config.idleTimeout())) {
        live.add(session);
      } else {
        ended.add(end(session, EndReason.EXPIRED, now));
      }
    }
    int tooMany = Math.max(0, live.size() + 1 - config.perAccount().of(role));
    for (Session older : live.subList(0, Math.min(tooMany, live.size()))) {
      ended.add(end(older, EndReason.SUPERSEDED, now));
    }
    SessionToken token = SessionToken.random();
    SessionId id = SessionId.ofCookie(token.value());
    repository.persist(Session.begin(id, accountId, device, now, config.lifetime()));
    return new Sessions.Opened(token, id, ended);
  }

  /** The account's live sessions, oldest first. */
  List<Session> live(UUID accountId) {
    Instant now = clock.instant();
    return repository.unended(accountId).stream()
        .filter(session -> session.lives(now, config.idleTimeout()))
        .toList();
  }

  /** How long a live session lives if it is used now and never again. */
  Duration remaining(Session session) {
    return session.remaining(clock.instant(), config.idleTimeout());
  }

  Optional<Session> find(SessionId id) {
    return repository.findByIdOptional(id.value());
  }

  Optional<Session> byPublicId(UUID accountId, UUID publicId) {
    return repository.byPublicId(accountId, publicId);
  }

  /** Whose session it is; the session itself is not read, so that it can be read after locking. */
  Optional<UUID> owner(SessionId id) {
    return repository.owner(id);
  }

  /**
   * Notes the use of a session that nobody has ended.
   *
   * @return how long it lives if it is not used again; empty if it has run out
   */
  Optional<Duration> use(Session session) {
    Instant now = clock.instant();
    if (!session.lives(now, config.idleTimeout())) {
      return Optional.empty();
    }
    if (session.lastSeenAt.isBefore(now.minus(config.seenInterval()))) {
      repository.seen(session.sessionId(), now, config.seenInterval());
    }
    return Optional.of(session.remaining(now, config.idleTimeout()));
  }

  /** Ends a session if nobody has ended it. */
  Optional<Tombstone> end(SessionId id, EndReason reason) {
    return repository
        .findByIdOptional(id.value())
        .filter(session -> session.endedAt == null)
        .map(session -> end(session, reason, clock.instant()));
  }

  /** As {@link #end(SessionId, EndReason)}, for a session that is known by its public id. */
  Optional<Tombstone> end(Session session, EndReason reason) {
    return session.endedAt == null
        ? Optional.of(end(session, reason, clock.instant()))
        : Optional.empty();
  }

  List<Tombstone> endAll(UUID accountId, EndReason reason) {
    Instant now = clock.instant();
    return repository.unended(accountId).stream()
        .map(session -> end(session, reason, now))
        .toList();
  }

  /** Ends all sessions of the account but one, which must live. */
  List<Tombstone> endOthers(UUID accountId, SessionId kept, EndReason reason) {
    Instant now = clock.instant();
    requireLive(kept, now);
    return repository.unended(accountId).stream()
        .filter(session -> !session.id.equals(kept.value()))
        .map(session -> end(session, reason, now))
        .toList();
  }

  private void requireLive(SessionId id, Instant now) {
    Session session =
        repository
            .findByIdOptional(id.value())
            .orElseThrow(() -> new ApiException(CommonError.UNAUTHENTICATED));
    if (!session.lives(now, config.idleTimeout())) {
      throw new ApiException(session.tombstone(now).reason().error());
    }
  }

  private Tombstone end(Session session, EndReason reason, Instant now) {
    session.end(reason, now);
    outbox.add(
        new OutboxEvent(
            SessionEnded.TOPIC,
            session.id,
            new SessionEnded(session.id, session.accountId, reason)));
    audit.record(
        AuditEvent.of(AuditType.SESSION_ENDED)
            .about(session.accountId)
            .with("sid", session.id)
            .with("reason", reason.name()));
    return session.tombstone(now);
  }
}
