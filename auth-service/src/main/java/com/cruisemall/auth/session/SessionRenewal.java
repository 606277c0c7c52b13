package com.cruisemall.auth.session;

import com.cruisemall.auth.account.Accounts;
import com.cruisemall.auth.account.Person;
import com.cruisemall.auth.directory.EndReason;
import com.cruisemall.auth.directory.SessionDirectory;
import com.cruisemall.auth.directory.SessionEntry;
import com.cruisemall.auth.directory.SessionId;
import com.cruisemall.auth.token.IssuedToken;
import com.cruisemall.auth.token.TokenIssuer;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.transactions.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** Finds out who is behind a session, and gives it its next token. */
@ApplicationScoped
class SessionRenewal {
  private final SessionLedger ledger;
  private final Sessions sessions;
  private final SessionDirectory directory;
  private final Accounts accounts;
  private final TokenIssuer issuer;
  private final Transactions transactions;

  SessionRenewal(
      SessionLedger ledger,
      Sessions sessions,
      SessionDirectory directory,
      Accounts accounts,
      TokenIssuer issuer,
      Transactions transactions) {
    this.ledger = ledger;
    this.sessions = sessions;
    this.directory = directory;
    this.accounts = accounts;
    this.issuer = issuer;
    this.transactions = transactions;
  }

  /** A live session's person and the token that stands for both. */
  record Renewed(Person person, IssuedToken token) {}

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
    return switch (transactions.call(() -> find(id))) {
      case Found.Live(var person, var remaining) -> {
        IssuedToken token = issuer.forPerson(person, id.value());
        directory.publish(id, person, token, remaining);
        yield Optional.of(new Renewed(person, token));
      }
      case Found.Ended(var reason) -> throw new ApiException(reason.error());
      case Found.RunOut _ -> {
        sessions.end(id, EndReason.EXPIRED);
        throw new ApiException(EndReason.EXPIRED.error());
      }
      case Found.Nothing _ -> Optional.empty();
    };
  }

  /** What the database knows of a session. */
  private sealed interface Found {
    record Live(Person person, Duration remaining) implements Found {}

    record Ended(EndReason reason) implements Found {}

    /** Too old, or not used for too long; nobody has noted its end yet. */
    record RunOut() implements Found {}

    record Nothing() implements Found {}
  }

  private Found find(SessionId id) {
    Session session = ledger.find(id).orElse(null);
    if (session == null) {
      return new Found.Nothing();
    }
    if (session.endReason != null) {
      return new Found.Ended(session.endReason);
    }
    Optional<Duration> remaining = ledger.use(session);
    if (remaining.isEmpty()) {
      return new Found.RunOut();
    }
    return accounts
        .person(session.accountId)
        .<Found>map(person -> new Found.Live(person, remaining.get()))
        .orElseGet(Found.Nothing::new);
  }
}
