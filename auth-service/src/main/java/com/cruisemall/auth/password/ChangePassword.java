package com.cruisemall.auth.password;

import com.cruisemall.auth.AuthError;
import com.cruisemall.auth.account.AccountState;
import com.cruisemall.auth.account.Accounts;
import com.cruisemall.auth.account.Credentials;
import com.cruisemall.auth.account.LoginKey;
import com.cruisemall.auth.account.Person;
import com.cruisemall.auth.audit.AuditEvent;
import com.cruisemall.auth.audit.AuditTrail;
import com.cruisemall.auth.audit.AuditType;
import com.cruisemall.auth.directory.EndReason;
import com.cruisemall.auth.directory.SessionId;
import com.cruisemall.auth.directory.Tombstone;
import com.cruisemall.auth.origin.Origin;
import com.cruisemall.auth.session.Sessions;
import com.cruisemall.auth.throttle.Attempt;
import com.cruisemall.auth.throttle.LoginThrottle;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.transactions.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Gives a signed-in person another password and ends all other sessions. Both passwords are hashed
 * with no connection held; whoever has the session but not the password is slowed as at the login.
 */
@ApplicationScoped
class ChangePassword {
  private final Accounts accounts;
  private final PasswordPolicy policy;
  private final PasswordHasher hasher;
  private final LoginThrottle throttle;
  private final Sessions sessions;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final Clock clock;

  ChangePassword(
      Accounts accounts,
      PasswordPolicy policy,
      PasswordHasher hasher,
      LoginThrottle throttle,
      Sessions sessions,
      AuditTrail audit,
      Transactions transactions,
      Clock clock) {
    this.accounts = accounts;
    this.policy = policy;
    this.hasher = hasher;
    this.throttle = throttle;
    this.sessions = sessions;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Who changes what. */
  record Change(UUID accountId, SessionId session, String current, String replacement) {
    @Override
    public String toString() {
      return "Change[" + accountId + "]";
    }
  }

  /**
   * @throws ApiException {@code WRONG_PASSWORD}; what {@link PasswordPolicy} refuses; 401 if the
   *     session has ended; 409 if the password was changed meanwhile; 429
   */
  void change(Change change, Origin origin) {
    Attempt attempt = throttle.begin(new LoginKey("password:" + change.accountId()), origin);
    record Known(Credentials credentials, Person person) {}
    Known known =
        transactions.call(() ->
            new Known(
                accounts.credentials(change.accountId()).orElseThrow(ChangePassword::unknown),
                accounts.person(change.accountId()).orElseThrow(ChangePassword::unknown)));
    if (!hasher.verify(change.current(), known.credentials().passwordHash())) {
      throttle.failed(attempt);
      throw new ApiException(AuthError.WRONG_PASSWORD);
    }
    throttle.succeeded(attempt);
    policy.check(change.replacement(), known.person().phone(), known.person().name());
    String hash = hasher.hash(change.replacement());
    sessions.tell(transactions.call(() -> replace(change, known.credentials(), hash)));
  }

  private List<Tombstone> replace(Change change, Credentials verified, String hash) {
    AccountState state = accounts.lock(change.accountId());
    List<Tombstone> ended =
        sessions.endOthers(change.accountId(), change.session(), EndReason.PASSWORD_CHANGED);
    if (!state.passwordHash().equals(verified.passwordHash())) {
      throw new ApiException(CommonError.CONFLICT);
    }
    accounts.changePassword(change.accountId(), hash, clock.instant());
    audit.record(AuditEvent.of(AuditType.PASSWORD_CHANGED).about(change.accountId()));
    return ended;
  }

  private static ApiException unknown() {
    return new ApiException(CommonError.UNAUTHENTICATED);
  }
}
