package com.cruisemall.auth.session;

import com.cruisemall.auth.account.AccountRepository;
import com.cruisemall.auth.account.Person;
import com.cruisemall.auth.account.Role;
import com.cruisemall.auth.audit.AuditEvent;
import com.cruisemall.auth.audit.AuditTrail;
import com.cruisemall.auth.audit.AuditType;
import com.cruisemall.auth.sessionstore.EndReason;
import com.cruisemall.auth.sessionstore.SessionEnded;
import com.cruisemall.auth.sessionstore.SessionId;
import com.cruisemall.auth.sessionstore.SessionStore;
import com.cruisemall.auth.sessionstore.Tombstone;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.outbox.Outbox;
import com.cruisemall.kit.outbox.OutboxEvent;
import com.cruisemall.kit.transactions.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Opens and ends sessions. Rows are locked in the order account, session. Redis is written after
 * the commit, so that it never contains a session that PostgreSQL does not. Every end is also
 * published through the outbox.
 */
@ApplicationScoped
public class Sessions {
  private final SessionRepository repository;
  private final SessionStore store;
  private final AccountRepository accounts;
  private final Outbox outbox;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final SessionConfig config;
  private final Clock clock;
  private final SecureRandom random;

  Sessions(
      SessionRepository repository,
      SessionStore store,
      AccountRepository accounts,
      Outbox outbox,
      AuditTrail audit,
      Transactions transactions,
      SessionConfig config,
      Clock clock,
      SecureRandom random) {
    this.repository = repository;
    this.store = store;
    this.accounts = accounts;
    this.outbox = outbox;
    this.audit = audit;
    this.transactions = transactions;
    this.config = config;
    this.clock = clock;
    this.random = random;
  }

  /** New session of a running transaction, with the tombstones of the sessions that it ended. */
  public record Opened(SessionToken token, SessionId id, List<Tombstone> ended) {}

  /**
   * Adds a session in the caller's transaction, which holds the lock on the account's row. Expired
   * sessions and the oldest beyond the role's limit end. {@link #publish} follows the commit.
   *
   * @param device display name of the device
   */
  public Opened open(UUID accountId, Role role, String device) {
    Instant now = clock.instant();
    List<Tombstone> ended = new ArrayList<>();
    List<Session> live = new ArrayList<>();
    for (Session session : repository.findUnended(accountId)) {
      if (session.isLive(now, config.idleTimeout())) {
        live.add(session);
      } else {
        ended.add(end(session, EndReason.EXPIRED, now));
      }
    }
    int excess = Math.max(0, live.size() + 1 - config.perAccount().of(role));
    for (Session older : live.subList(0, Math.min(excess, live.size()))) {
      ended.add(end(older, EndReason.SUPERSEDED, now));
    }
    SessionToken token = SessionToken.random(random);
    SessionId id = SessionId.ofCookie(token.value());
    repository.persist(Session.begin(id, accountId, device, now, config.lifetime()));
    return new Opened(token, id, ended);
  }

  /** Writes a committed session to Redis, after the tombstones of the sessions that it ended. */
  public void publish(Opened opened, Person person) {
    store.writeTombstones(opened.ended());
    store.publish(opened.id(), person, config.unusedLifetime());
  }

  /**
   * Ends the account's sessions in the caller's transaction, which holds the lock on the account's
   * row. {@link #writeTombstones} follows the commit.
   */
  public List<Tombstone> endAll(UUID accountId, EndReason reason) {
    Instant now = clock.instant();
    return repository.findUnended(accountId).stream()
        .map(session -> end(session, reason, now))
        .toList();
  }

  /**
   * Ends all sessions of the account but one, as {@link #endAll} does.
   *
   * @throws ApiException 401 if the kept session is not live
   */
  public List<Tombstone> endOthers(UUID accountId, SessionId kept, EndReason reason) {
    Instant now = clock.instant();
    requireLive(kept, now);
    return repository.findUnended(accountId).stream()
        .filter(session -> !session.id.equals(kept.value()))
        .map(session -> end(session, reason, now))
        .toList();
  }

  /** Writes the tombstones of sessions whose end is committed to Redis. */
  public void writeTombstones(List<Tombstone> ended) {
    store.writeTombstones(ended);
  }

  /** Ends a session; idempotent. */
  public void end(SessionId id, EndReason reason) {
    Optional<Tombstone> tombstone =
        transactions.call(() ->
            repository
                .findOwner(id)
                .flatMap(owner -> {
                  accounts.lockRow(owner);
                  return repository
                      .findByIdOptional(id.value())
                      .flatMap(session -> endIfUnended(session, reason));
                }));
    tombstone.ifPresent(ended -> store.writeTombstones(List.of(ended)));
  }

  /**
   * Ends one of the account's sessions; idempotent.
   *
   * @return the session's id; empty if the account has no such session
   */
  Optional<SessionId> revoke(UUID accountId, UUID publicId) {
    record Revoked(SessionId id, List<Tombstone> ended) {}
    Optional<Revoked> revoked =
        transactions.call(() -> {
          accounts.lockRow(accountId);
          return repository
              .findByPublicId(accountId, publicId)
              .map(session ->
                  new Revoked(
                      session.sessionId(),
                      endIfUnended(session, EndReason.REVOKED).stream().toList()));
        });
    revoked.ifPresent(done -> store.writeTombstones(done.ended()));
    return revoked.map(Revoked::id);
  }

  /** Returns the account's live sessions, oldest first. */
  List<Session> findLive(UUID accountId) {
    return transactions.call(() -> live(accountId));
  }

  /**
   * Replaces the person's data beside each live session in Redis, after a change of the account is
   * committed.
   */
  public void refresh(UUID accountId) {
    record Current(Optional<Person> person, List<Session> sessions) {}
    Current current =
        transactions.call(() -> new Current(accounts.person(accountId), live(accountId)));
    current
        .person()
        .ifPresent(person ->
            current
                .sessions()
                .forEach(session ->
                    store.publish(
                        session.sessionId(),
                        person,
                        session.remaining(clock.instant(), config.idleTimeout()))));
  }

  /**
   * Records the use of a session in the running transaction.
   *
   * @return its remaining lifetime if it is not used again; empty if it has expired
   */
  Optional<Duration> recordUse(Session session) {
    Instant now = clock.instant();
    if (!session.isLive(now, config.idleTimeout())) {
      return Optional.empty();
    }
    if (session.lastSeenAt.isBefore(now.minus(config.seenInterval()))) {
      repository.recordUse(session.sessionId(), now, config.seenInterval());
    }
    return Optional.of(session.remaining(now, config.idleTimeout()));
  }

  private List<Session> live(UUID accountId) {
    Instant now = clock.instant();
    return repository.findUnended(accountId).stream()
        .filter(session -> session.isLive(now, config.idleTimeout()))
        .toList();
  }

  private void requireLive(SessionId id, Instant now) {
    Session session =
        repository
            .findByIdOptional(id.value())
            .orElseThrow(() -> new ApiException(CommonError.UNAUTHENTICATED));
    if (!session.isLive(now, config.idleTimeout())) {
      throw new ApiException(session.tombstone(now).reason().error());
    }
  }

  private Optional<Tombstone> endIfUnended(Session session, EndReason reason) {
    return session.endedAt == null
        ? Optional.of(end(session, reason, clock.instant()))
        : Optional.empty();
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
