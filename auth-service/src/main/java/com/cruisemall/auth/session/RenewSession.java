package com.cruisemall.auth.session;

import com.cruisemall.auth.account.AccountRepository;
import com.cruisemall.auth.account.Person;
import com.cruisemall.auth.sessionstore.EndReason;
import com.cruisemall.auth.sessionstore.SessionId;
import com.cruisemall.auth.sessionstore.SessionStore;
import com.cruisemall.auth.sessionstore.StoredSession;
import com.cruisemall.auth.token.TokenIssuer.IssuedToken;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.transactions.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** Resolves a session to its person and issues its next token. */
@ApplicationScoped
class RenewSession {
  private final SessionRepository repository;
  private final Sessions sessions;
  private final SessionStore store;
  private final AccountRepository accounts;
  private final Transactions transactions;

  RenewSession(
      SessionRepository repository,
      Sessions sessions,
      SessionStore store,
      AccountRepository accounts,
      Transactions transactions) {
    this.repository = repository;
    this.sessions = sessions;
    this.store = store;
    this.accounts = accounts;
    this.transactions = transactions;
  }

  /** Person of a live session, and the session's new token. */
  record Renewed(Person person, IssuedToken token) {}

  /** Returns the session's person: from Redis, or from the database on a miss. */
  Person person(SessionId id) {
    return switch (store.read(id)) {
      case StoredSession.Live live -> live.person();
      case StoredSession.Ended ended -> throw new ApiException(ended.reason().error());
      case StoredSession.Unknown _ ->
          renew(id).orElseThrow(() -> new ApiException(CommonError.UNAUTHENTICATED)).person();
    };
  }

  /**
   * Reads a session from the database, issues its next token and writes both to Redis.
   *
   * @return empty if no such session ever existed
   */
  Optional<Renewed> renew(SessionId id) {
    return switch (transactions.call(() -> find(id))) {
      case Found.Live(var person, var remaining) ->
          Optional.of(new Renewed(person, store.publish(id, person, remaining)));
      case Found.Ended(var reason) -> throw new ApiException(reason.error());
      case Found.Expired _ -> {
        sessions.end(id, EndReason.EXPIRED);
        throw new ApiException(EndReason.EXPIRED.error());
      }
      case Found.Missing _ -> Optional.empty();
    };
  }

  /** State of a session in the database. */
  private sealed interface Found {
    record Live(Person person, Duration remaining) implements Found {}

    record Ended(EndReason reason) implements Found {}

    /** Past its lifetime or idle timeout, with no end recorded yet. */
    record Expired() implements Found {}

    record Missing() implements Found {}
  }

  private Found find(SessionId id) {
    Session session = repository.findByIdOptional(id.value()).orElse(null);
    if (session == null) {
      return new Found.Missing();
    }
    if (session.endReason != null) {
      return new Found.Ended(session.endReason);
    }
    Optional<Duration> remaining = sessions.recordUse(session);
    if (remaining.isEmpty()) {
      return new Found.Expired();
    }
    return accounts
        .person(session.accountId)
        .<Found>map(person -> new Found.Live(person, remaining.get()))
        .orElseGet(Found.Missing::new);
  }
}
