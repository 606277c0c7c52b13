package com.cruisemall.auth.login;

import com.cruisemall.auth.AuthError;
import com.cruisemall.auth.account.AccountRepository;
import com.cruisemall.auth.account.LoginKey;
import com.cruisemall.auth.account.NewAccount;
import com.cruisemall.auth.account.Person;
import com.cruisemall.auth.account.Role;
import com.cruisemall.auth.audit.AuditEvent;
import com.cruisemall.auth.audit.AuditTrail;
import com.cruisemall.auth.audit.AuditType;
import com.cruisemall.auth.password.PasswordHasher;
import com.cruisemall.auth.password.PasswordPolicy;
import com.cruisemall.auth.session.Sessions;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.transactions.Transactions;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/**
 * Creates a customer's account and logs the person in. The unique login key decides between
 * concurrent sign-ups.
 */
@ApplicationScoped
class Signup {
  private final AccountRepository accounts;
  private final PasswordPolicy policy;
  private final PasswordHasher hasher;
  private final Sessions sessions;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final Clock clock;

  Signup(
      AccountRepository accounts,
      PasswordPolicy policy,
      PasswordHasher hasher,
      Sessions sessions,
      AuditTrail audit,
      Transactions transactions,
      Clock clock) {
    this.accounts = accounts;
    this.policy = policy;
    this.hasher = hasher;
    this.sessions = sessions;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** New customer with the first session. */
  record SignedUp(Person person, Sessions.Opened session) {}

  /**
   * @throws ApiException {@code PHONE_TAKEN}, or what {@link PasswordPolicy} refuses
   */
  SignedUp signUp(SignupRequest request, String device) {
    policy.check(request.password(), request.phone(), request.name());
    LoginKey key = LoginKey.parse(request.phone());
    if (transactions.call(() -> accounts.exists(key))) {
      throw new ApiException(AuthError.PHONE_TAKEN);
    }
    var account =
        new NewAccount(
            UuidCreator.getTimeOrderedEpoch(),
            request.phone(),
            request.name(),
            request.email(),
            Role.USER,
            hasher.hash(request.password()));
    SignedUp signedUp = transactions.call(() -> begin(account, device));
    sessions.publish(signedUp.session(), signedUp.person());
    return signedUp;
  }

  private SignedUp begin(NewAccount account, String device) {
    if (!accounts.add(account)) {
      throw new ApiException(AuthError.PHONE_TAKEN);
    }
    accounts.recordLogin(account.id(), clock.instant());
    Sessions.Opened session = sessions.open(account.id(), account.role(), device);
    audit.record(AuditEvent.of(AuditType.SIGNED_UP).byAndAbout(account.id()));
    return new SignedUp(accounts.person(account.id()).orElseThrow(), session);
  }
}
