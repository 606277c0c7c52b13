package com.cruisemall.auth.staff;

import com.cruisemall.auth.account.AccountState;
import com.cruisemall.auth.account.Accounts;
import com.cruisemall.auth.account.Person;
import com.cruisemall.auth.account.Role;
import com.cruisemall.auth.audit.AuditEvent;
import com.cruisemall.auth.audit.AuditTrail;
import com.cruisemall.auth.audit.AuditType;
import com.cruisemall.auth.password.PasswordHasher;
import com.cruisemall.auth.session.Sessions;
import com.cruisemall.kit.jdbc.transaction.Transactions;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/**
 * Opens a session of our own for somebody whom the provider has recognised, in one short
 * transaction. The account is made at the first sign-in; name, email and role follow the provider
 * at each further one.
 */
@ApplicationScoped
class SignInStaff {
  private final StaffTable table;
  private final Accounts accounts;
  private final Sessions sessions;
  private final PasswordHasher hasher;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final StaffConfig config;
  private final Clock clock;

  SignInStaff(
      StaffTable table,
      Accounts accounts,
      Sessions sessions,
      PasswordHasher hasher,
      AuditTrail audit,
      Transactions transactions,
      StaffConfig config,
      Clock clock) {
    this.table = table;
    this.accounts = accounts;
    this.sessions = sessions;
    this.hasher = hasher;
    this.audit = audit;
    this.transactions = transactions;
    this.config = config;
    this.clock = clock;
    if (config.roles().containsValue(Role.USER)) {
      throw new IllegalArgumentException("cruisemall.staff.roles: a customer is no staff");
    }
  }

  StaffResult signIn(StaffIdentity staff, String device) {
    Optional<Role> role = role(staff);
    if (role.isEmpty()) {
      audit.recordSoon(event(AuditType.STAFF_REFUSED, staff).with("why", "NO_ROLE"));
      return new StaffResult.NoRole();
    }
    StaffResult result = transactions.call(() -> begin(staff, role.get(), device));
    if (result instanceof StaffResult.SignedIn(Person person, Sessions.Opened session)) {
      sessions.publish(session, person);
    }
    return result;
  }

  private Optional<Role> role(StaffIdentity staff) {
    return staff.roles().stream()
        .flatMap(name -> Optional.ofNullable(config.roles().get(name)).stream())
        .max(Comparator.naturalOrder());
  }

  private StaffResult begin(StaffIdentity staff, Role role, String device) {
    table.oneAtATime(staff);
    Instant now = clock.instant();
    UUID id = table.account(staff).orElseGet(() -> join(staff, role, now));
    AccountState state = accounts.lock(id);
    if (state.locked()) {
      audit.record(event(AuditType.STAFF_REFUSED, staff).about(id).with("why", "LOCKED"));
      return new StaffResult.Locked();
    }
    accounts.countLogin(id, now);
    follow(id, staff, role);
    Sessions.Opened session = sessions.open(id, device);
    audit.record(event(AuditType.STAFF_SIGNED_IN, staff).byAndAbout(id));
    return new StaffResult.SignedIn(accounts.person(id).orElseThrow(), session);
  }

  private UUID join(StaffIdentity staff, Role role, Instant now) {
    UUID id = UuidCreator.getTimeOrderedEpoch();
    table.add(id, staff, role, hasher.hashOfNoPassword(), now);
    audit.record(event(AuditType.SIGNED_UP, staff).byAndAbout(id).with("role", role.name()));
    return id;
  }

  private void follow(UUID id, StaffIdentity staff, Role role) {
    Role before = accounts.person(id).orElseThrow().role();
    table.update(id, staff, role);
    if (before != role) {
      audit.record(
          event(AuditType.ROLE_CHANGED, staff)
              .about(id)
              .with("from", before.name())
              .with("to", role.name()));
    }
  }

  private static AuditEvent event(AuditType type, StaffIdentity staff) {
    return AuditEvent.of(type).with("issuer", staff.issuer()).with("subject", staff.subject());
  }
}
