package com.cruisemall.auth.login;

import com.cruisemall.auth.account.AccountState;
import com.cruisemall.auth.account.Accounts;
import com.cruisemall.auth.account.Credentials;
import com.cruisemall.auth.account.LoginKey;
import com.cruisemall.auth.account.Person;
import com.cruisemall.auth.audit.AuditEvent;
import com.cruisemall.auth.audit.AuditTrail;
import com.cruisemall.auth.audit.AuditType;
import com.cruisemall.auth.origin.Origin;
import com.cruisemall.auth.password.PasswordHasher;
import com.cruisemall.auth.session.Sessions;
import com.cruisemall.auth.throttle.Attempt;
import com.cruisemall.auth.throttle.LoginThrottle;
import com.cruisemall.kit.transactions.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Logs a person in. The password is hashed with no connection held; then one short transaction
 * locks the account, ends the sessions that must give way and begins the new one; only then is
 * Redis told.
 */
@ApplicationScoped
class Login {
  private final Accounts accounts;
  private final PasswordHasher hasher;
  private final LoginThrottle throttle;
  private final Sessions sessions;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final Clock clock;

  Login(
      Accounts accounts,
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

  LoginResult attempt(LoginRequest request, Origin origin) {
    LoginKey key = LoginKey.parse(request.phone());
    Attempt attempt = throttle.begin(key, origin);
    // An old hash may be replaced by another login while the password is checked: once more, then.
    return check(key, request, origin, attempt)
        .or(() -> check(key, request, origin, attempt))
        .orElseGet(LoginResult.Rejected::new);
  }

  /** Empty if the account's hash has changed since the password was checked. */
  private Optional<LoginResult> check(
      LoginKey key, LoginRequest request, Origin origin, Attempt attempt) {
    Optional<Credentials> verified = verified(key, request);
    if (verified.isEmpty()) {
      throttle.failed(attempt);
      return Optional.of(new LoginResult.Rejected());
    }
    throttle.succeeded(attempt);
    Optional<String> better =
        verified
            .filter(credentials -> hasher.isOld(credentials.passwordHash()))
            .map(_ -> hasher.hash(request.password()));
    Optional<LoginResult> result = begin(verified.get(), better, origin.device());
    if (result.orElse(null) instanceof LoginResult.LoggedIn(var person, var session)) {
      sessions.publish(session, person);
    }
    return result;
  }

  private Optional<Credentials> verified(LoginKey key, LoginRequest request) {
    Optional<Credentials> found = transactions.call(() -> accounts.credentials(key));
    if (found.isEmpty()) {
      hasher.verifyNobody(request.password(), key.value());
      audit.recordSoon(failure("UNKNOWN").with("login", key.masked()));
      return Optional.empty();
    }
    Credentials credentials = found.get();
    boolean right = hasher.verify(request.password(), credentials.passwordHash());
    boolean named = named(request.name(), credentials.name());
    if (!right || !named) {
      audit.recordSoon(
          failure(right ? "OTHER_NAME" : "WRONG_PASSWORD").about(credentials.accountId()));
    }
    return right && named ? found : Optional.empty();
  }

  /** The same name may come composed or decomposed (Unicode NFC, NFD), with spaces around it. */
  private static boolean named(@Nullable String given, String name) {
    return given == null || given.isBlank() || comparable(given).equals(comparable(name));
  }

  private static String comparable(String name) {
    return Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
  }

  private Optional<LoginResult> begin(
      Credentials credentials, Optional<String> better, String device) {
    return transactions.call(() -> {
      AccountState state = accounts.lock(credentials.accountId());
      if (!state.exists() || !state.passwordHash().equals(credentials.passwordHash())) {
        return Optional.empty();
      }
      if (state.locked()) {
        audit.record(failure("LOCKED").about(credentials.accountId()));
        return Optional.of(new LoginResult.Locked());
      }
      better.ifPresent(hash -> accounts.replaceHash(credentials.accountId(), hash));
      accounts.countLogin(credentials.accountId(), clock.instant());
      Sessions.Opened session = sessions.open(credentials.accountId(), device);
      audit.record(AuditEvent.of(AuditType.LOGGED_IN).byAndAbout(credentials.accountId()));
      Person person = accounts.person(credentials.accountId()).orElseThrow();
      return Optional.of(new LoginResult.LoggedIn(person, session));
    });
  }

  private static AuditEvent failure(String why) {
    return AuditEvent.of(AuditType.LOGIN_FAILED).with("why", why);
  }
}
