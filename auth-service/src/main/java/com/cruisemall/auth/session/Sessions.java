package com.cruisemall.auth.session;

import com.cruisemall.auth.account.Accounts;
import com.cruisemall.auth.account.Person;
import com.cruisemall.auth.audit.AuditEvent;
import com.cruisemall.auth.audit.AuditTrail;
import com.cruisemall.auth.audit.AuditType;
import com.cruisemall.auth.token.IssuedToken;
import com.cruisemall.auth.token.TokenIssuer;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.jdbc.outbox.Outbox;
import com.cruisemall.kit.jdbc.outbox.OutboxEvent;
import com.cruisemall.kit.jdbc.transaction.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Opens and ends sessions. Locks are always taken in the order account, then session. Redis is told
 * after the commit, so that it never knows of a session that PostgreSQL does not.
 */
@ApplicationScoped
public class Sessions {
  private final SessionRepository repository;
  private final SessionDirectory directory;
  private final Accounts accounts;
  private final TokenIssuer issuer;
  private final Outbox outbox;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final SessionConfig config;
  private final Clock clock;

  Sessions(
      SessionRepository repository,
      SessionDirectory directory,
      Accounts accounts,
      TokenIssuer issuer,
      Outbox outbox,
      AuditTrail audit,
      Transactions transactions,
      SessionConfig config,
      Clock clock) {
    this.repository = repository;
    this.directory = directory;
    this.accounts = accounts;
    this.issuer = issuer;
    this.outbox = outbox;
    this.audit = audit;
    this.transactions = transactions;
    this.config = config;
    this.clock = clock;
  }

  /** A session that was begun in a transaction, with those that had to give way to it. */
  public record Opened(SessionToken token, SessionId id, List<Tombstone> ended) {}

  /** A live session's person and the token that stands for both. */
  record Renewed(Person person, IssuedToken token) {}

  /**
   * Begins a session in the caller's transaction, which holds the lock on the account's row. The
   * oldest sessions beyond the allowed number end.
   */
  public Opened open(UUID accountId, String device) {
    Instant now = clock.instant();
    List<Session> live = repository.live(accountId);
    List<Tombstone> ended = new ArrayList<>();
    for (Session older : live.subList(0, Math.max(0, live.size() - config.perAccount() + 1))) {
      ended.add(end(older, EndReason.SUPERSEDED, now));
    }
    SessionToken token = SessionToken.random();
    SessionId id = SessionId.of(token);
    repository.persist(Session.begin(id, accountId, device, now, config.lifetime()));
    return new Opened(token, id, ended);
  }

  /** Tells Redis of a session once it is committed. */
  public void publish(Opened opened, Person person) {
    directory.bury(opened.ended());
    directory.publish(
        opened.id(), person, issuer.forPerson(person, opened.id().value()), config.lifetime());
  }

  /** Ends a session, if it lives; doing it again changes nothing. */
  public void end(SessionId id, EndReason reason) {
    Optional<Tombstone> tombstone =
        transactions.call(() -> {
          repository.owner(id).ifPresent(accounts::lock);
          return repository
              .findByIdOptional(id.value())
              .filter(session -> session.endedAt == null)
              .map(session -> end(session, reason, clock.instant()));
        });
    tombstone.ifPresent(ended -> directory.bury(List.of(ended)));
  }

  /** Who is behind a session, from Redis alone wherever possible. */
  Person person(SessionId id) {
    return switch (directory.read(id)) {
      case SessionEntry.Live live -> live.person();
      case SessionEntry.Ended ended -> throw new ApiException(ended.reason().error());
      case SessionEntry.Unknown _ ->
          renew(id).orElseThrow(() -> new ApiException(CommonError.UNAUTHENTICATED)).person();
    };
  }

  /**
   * Reads a session from the database, issues its next token and tells Redis; nothing if there
   * never was such a session.
   */
  Optional<Renewed> renew(SessionId id) {
    return transactions
        .call(() -> find(id))
        .map(found -> {
          IssuedToken token = issuer.forPerson(found.person(), id.value());
          directory.publish(id, found.person(), token, found.remaining());
          return new Renewed(found.person(), token);
        });
  }

  private record Found(Person person, Duration remaining) {}

  private Optional<Found> find(SessionId id) {
    Instant now = clock.instant();
    Session session = repository.findById(id.value());
    if (session == null) {
      return Optional.empty();
    }
    if (session.endReason != null) {
      throw new ApiException(session.endReason.error());
    }
    if (!session.expiresAt.isAfter(now)) {
      throw new ApiException(EndReason.EXPIRED.error());
    }
    repository.seen(id, now);
    return accounts
        .person(session.accountId)
        .map(person -> new Found(person, Duration.between(now, session.expiresAt)));
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
    return Tombstone.of(session, now);
  }
}
