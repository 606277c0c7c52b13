package com.cruisemall.auth.password;

import com.cruisemall.auth.AuthError;
import com.cruisemall.auth.account.AccountRepository;
import com.cruisemall.auth.account.AccountSnapshot;
import com.cruisemall.auth.account.LoginKey;
import com.cruisemall.auth.account.Person;
import com.cruisemall.auth.audit.AuditEvent;
import com.cruisemall.auth.audit.AuditTrail;
import com.cruisemall.auth.audit.AuditType;
import com.cruisemall.auth.session.Sessions;
import com.cruisemall.auth.sessionstore.EndReason;
import com.cruisemall.auth.sessionstore.SessionId;
import com.cruisemall.auth.sessionstore.Tombstone;
import com.cruisemall.auth.throttle.Attempt;
import com.cruisemall.auth.throttle.LoginThrottle;
import com.cruisemall.auth.throttle.Origin;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.transactions.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Changes the password of a signed-in person and ends all other sessions. Both passwords are hashed
 * without a database connection. Wrong current passwords are throttled as logins are.
 */
@ApplicationScoped
class ChangePassword {
  private final AccountRepository accounts;
  private final PasswordPolicy policy;
  private final PasswordHasher hasher;
  private final LoginThrottle throttle;
  private final Sessions sessions;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final Clock clock;

  ChangePassword(
      AccountRepository accounts,
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

  /** Requested change. */
  record Change(UUID accountId, SessionId session, String current, String replacement) {
    @Override
    public String toString() {
      return "Change[" + accountId + "]";
    }
  }

  /**
   * @throws ApiException {@code WRONG_PASSWORD}; the codes of {@link PasswordPolicy}; 401 if the
   *     session has ended; 409 after a concurrent change; 429
   */
  void change(Change change, Origin origin) {
    Attempt attempt = throttle.begin(new LoginKey("password:" + change.accountId()), origin);
    record Current(AccountSnapshot account, Person person) {}
    Current current =
        transactions.call(() ->
            new Current(
                accounts.find(change.accountId()).orElseThrow(ChangePassword::unauthenticated),
                accounts.person(change.accountId()).orElseThrow(ChangePassword::unauthenticated)));
    if (!hasher.verify(change.current(), current.account().passwordHash())) {
      throttle.failed(attempt);
      throw new ApiException(AuthError.WRONG_PASSWORD);
    }
    throttle.succeeded(attempt);
    policy.check(change.replacement(), current.person().phone(), current.person().name());
    String hash = hasher.hash(change.replacement());
    sessions.writeTombstones(
        transactions.call(() -> replace(change, current.account().passwordHash(), hash)));
  }

  private List<Tombstone> replace(Change change, String verifiedHash, String hash) {
    Optional<AccountSnapshot> account = accounts.lockRow(change.accountId());
    List<Tombstone> ended =
        sessions.endOthers(change.accountId(), change.session(), EndReason.PASSWORD_CHANGED);
    if (account.filter(now -> now.passwordHash().equals(verifiedHash)).isEmpty()) {
      throw new ApiException(CommonError.CONFLICT);
    }
    accounts.changePassword(change.accountId(), hash, clock.instant());
    audit.record(AuditEvent.of(AuditType.PASSWORD_CHANGED).about(change.accountId()));
    return ended;
  }

  private static ApiException unauthenticated() {
    return new ApiException(CommonError.UNAUTHENTICATED);
  }
}
