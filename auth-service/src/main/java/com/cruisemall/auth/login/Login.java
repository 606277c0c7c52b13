package com.cruisemall.auth.login;

import com.cruisemall.auth.account.AccountRepository;
import com.cruisemall.auth.account.AccountSnapshot;
import com.cruisemall.auth.account.LoginKey;
import com.cruisemall.auth.account.Person;
import com.cruisemall.auth.audit.AuditEvent;
import com.cruisemall.auth.audit.AuditTrail;
import com.cruisemall.auth.audit.AuditType;
import com.cruisemall.auth.password.PasswordHasher;
import com.cruisemall.auth.session.Sessions;
import com.cruisemall.auth.throttle.Attempt;
import com.cruisemall.auth.throttle.LoginThrottle;
import com.cruisemall.auth.throttle.Origin;
import com.cruisemall.kit.text.TextNormalizer;
import com.cruisemall.kit.transactions.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Logs a person in. The password is verified without holding a database connection. One short
 * transaction then locks the account, ends the sessions beyond the limit and opens the new one;
 * Redis is written after the commit.
 */
@ApplicationScoped
class Login {
  private final AccountRepository accounts;
  private final PasswordHasher hasher;
  private final LoginThrottle throttle;
  private final Sessions sessions;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final Clock clock;

  Login(
      AccountRepository accounts,
      PasswordHasher hasher,
      LoginThrottle throttle,
      Sessions sessions,
      AuditTrail audit,
      Transactions transactions,
      Clock clock) {
    this.accounts = accounts;
    this.hasher = hasher;
    this.throttle = throttle;
    this.sessions = sessions;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Outcome of a login. */
  sealed interface Result {
    record LoggedIn(Person person, Sessions.Opened session) implements Result {}

    /** Unknown phone, wrong password or another name; the response does not say which. */
    record Rejected() implements Result {}

    /** The password is right, but an administrator locked the account. */
    record Locked() implements Result {}
  }

  Result attempt(LoginRequest request, Origin origin) {
    LoginKey key = LoginKey.parse(request.phone());
    Attempt attempt = throttle.begin(key, origin);
    // A concurrent login may upgrade the hash during the verification: one retry covers that.
    return logIn(key, request, origin, attempt)
        .or(() -> logIn(key, request, origin, attempt))
        .orElseGet(Result.Rejected::new);
  }

  /** Returns empty if the account's hash changed since the password was verified. */
  private Optional<Result> logIn(
      LoginKey key, LoginRequest request, Origin origin, Attempt attempt) {
    Optional<AccountSnapshot> verified = verify(key, request);
    if (verified.isEmpty()) {
      throttle.failed(attempt);
      return Optional.of(new Result.Rejected());
    }
    throttle.succeeded(attempt);
    Optional<String> upgradedHash =
        verified
            .filter(account -> hasher.needsUpgrade(account.passwordHash()))
            .map(_ -> hasher.hash(request.password()));
    Optional<Result> result =
        transactions.call(() -> openSession(verified.get(), upgradedHash, origin.device()));
    if (result.orElse(null) instanceof Result.LoggedIn(var person, var session)) {
      sessions.publish(session, person);
    }
    return result;
  }

  private Optional<AccountSnapshot> verify(LoginKey key, LoginRequest request) {
    Optional<AccountSnapshot> found = transactions.call(() -> accounts.find(key));
    if (found.isEmpty()) {
      hasher.verifyUnknownAccount(request.password(), key.value());
      audit.recordAsync(failure("UNKNOWN").with("login", key.masked()));
      return Optional.empty();
    }
    AccountSnapshot account = found.get();
    boolean passwordMatches = hasher.verify(request.password(), account.passwordHash());
    boolean nameMatches = matches(request.name(), account.name());
    if (!passwordMatches || !nameMatches) {
      audit.recordAsync(
          failure(passwordMatches ? "OTHER_NAME" : "WRONG_PASSWORD").about(account.accountId()));
    }
    return passwordMatches && nameMatches ? found : Optional.empty();
  }

  /** Compares names independent of their notation; an absent name matches. */
  private static boolean matches(@Nullable String given, String name) {
    return given == null
        || TextNormalizer.comparable(given).isEmpty()
        || TextNormalizer.comparable(given).equals(TextNormalizer.comparable(name));
  }

  private Optional<Result> openSession(
      AccountSnapshot verified, Optional<String> upgradedHash, String device) {
    Optional<AccountSnapshot> unchanged =
        accounts
            .lockRow(verified.accountId())
            .filter(account -> account.passwordHash().equals(verified.passwordHash()));
    if (unchanged.isEmpty()) {
      return Optional.empty();
    }
    AccountSnapshot account = unchanged.get();
    if (account.locked()) {
      audit.record(failure("LOCKED").about(account.accountId()));
      return Optional.of(new Result.Locked());
    }
    upgradedHash.ifPresent(hash -> accounts.upgradeHash(account.accountId(), hash));
    accounts.recordLogin(account.accountId(), clock.instant());
    Sessions.Opened session = sessions.open(account.accountId(), account.role(), device);
    audit.record(AuditEvent.of(AuditType.LOGGED_IN).byAndAbout(account.accountId()));
    Person person = accounts.person(account.accountId()).orElseThrow();
    return Optional.of(new Result.LoggedIn(person, session));
  }

  private static AuditEvent failure(String why) {
    return AuditEvent.of(AuditType.LOGIN_FAILED).with("why", why);
  }
}
