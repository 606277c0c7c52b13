package com.cruisemall.auth.session;

import com.cruisemall.auth.account.Accounts;
import com.cruisemall.auth.account.Person;
import com.cruisemall.auth.directory.EndReason;
import com.cruisemall.auth.directory.SessionDirectory;
import com.cruisemall.auth.directory.SessionId;
import com.cruisemall.auth.directory.Tombstone;
import com.cruisemall.auth.token.TokenIssuer;
import com.cruisemall.kit.transactions.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Opens and ends sessions. Locks are always taken in the order account, then session. Redis is told
 * after the commit, so that it never knows of a session that PostgreSQL does not.
 */
@ApplicationScoped
public class Sessions {
  private final SessionLedger ledger;
  private final SessionDirectory directory;
  private final SessionConfig config;
  private final Accounts accounts;
  private final TokenIssuer issuer;
  private final Transactions transactions;

  Sessions(
      SessionLedger ledger,
      SessionDirectory directory,
      SessionConfig config,
      Accounts accounts,
      TokenIssuer issuer,
      Transactions transactions) {
    this.ledger = ledger;
    this.directory = directory;
    this.config = config;
    this.accounts = accounts;
    this.issuer = issuer;
    this.transactions = transactions;
  }

  /** A session that was begun in a transaction, with those that had to give way to it. */
  public record Opened(SessionToken token, SessionId id, List<Tombstone> ended) {}

  /**
   * Begins a session in the caller's transaction, which holds the lock on the account's row. The
   * oldest sessions beyond the number that the account's role allows end.
   *
   * @param device what the person knows the device by
   */
  public Opened open(UUID accountId, String device) {
    return ledger.open(accountId, accounts.roleOfLocked(accountId), device);
  }

  /** Tells Redis of a session once it is committed. */
  public void publish(Opened opened, Person person) {
    directory.bury(opened.ended());
    directory.publish(
        opened.id(), person, issuer.forPerson(person, opened.id().value()), config.unused());
  }

  /**
   * Ends the account's sessions in the caller's transaction, which holds the lock on the account's
   * row; {@link #tell} follows the commit.
   */
  public List<Tombstone> endAll(UUID accountId, EndReason reason) {
    return ledger.endAll(accountId, reason);
  }

  /**
   * As {@link #endAll}, but for the session that asks for it.
   *
   * @throws com.cruisemall.kit.error.ApiException 401 when that session does not live any more
   */
  public List<Tombstone> endOthers(UUID accountId, SessionId kept, EndReason reason) {
    return ledger.endOthers(accountId, kept, reason);
  }

  /** Tells Redis which sessions have ended, once that is committed. */
  public void tell(List<Tombstone> ended) {
    directory.bury(ended);
  }

  /** Ends a session, if it lives; doing it again changes nothing. */
  public void end(SessionId id, EndReason reason) {
    Optional<Tombstone> tombstone =
        transactions.call(() ->
            ledger
                .owner(id)
                .flatMap(owner -> {
                  accounts.lock(owner);
                  return ledger.end(id, reason);
                }));
    tombstone.ifPresent(ended -> directory.bury(List.of(ended)));
  }

  /**
   * Ends one of the account's sessions, if it lives.
   *
   * @return which one it was; empty if the account has no such session
   */
  Optional<SessionId> revoke(UUID accountId, UUID publicId) {
    record Revoked(SessionId id, List<Tombstone> ended) {}
    Optional<Revoked> revoked =
        transactions.call(() -> {
          accounts.lock(accountId);
          return ledger
              .byPublicId(accountId, publicId)
              .map(session ->
                  new Revoked(
                      session.sessionId(),
                      ledger.end(session, EndReason.REVOKED).stream().toList()));
        });
    revoked.ifPresent(done -> directory.bury(done.ended()));
    return revoked.map(Revoked::id);
  }

  /**
   * Replaces what Redis keeps of the person beside each live session, after a change of the account
   * is committed.
   */
  public void refresh(UUID accountId) {
    record Current(Optional<Person> person, List<Session> sessions) {}
    Current current =
        transactions.call(() -> new Current(accounts.person(accountId), ledger.live(accountId)));
    current
        .person()
        .ifPresent(person -> current.sessions().forEach(session -> publish(session, person)));
  }

  private void publish(Session session, Person person) {
    directory.publish(
        session.sessionId(),
        person,
        issuer.forPerson(person, session.id),
        ledger.remaining(session));
  }
}
