package com.cruisemall.auth.staff;

import com.cruisemall.auth.account.AccountState;
import com.cruisemall.auth.account.Accounts;
import com.cruisemall.auth.account.Person;
import com.cruisemall.auth.account.Role;
import com.cruisemall.auth.audit.AuditEvent;
import com.cruisemall.auth.audit.AuditTrail;
import com.cruisemall.auth.audit.AuditType;
import com.cruisemall.auth.directory.EndReason;
import com.cruisemall.auth.directory.Tombstone;
import com.cruisemall.auth.password.PasswordHasher;
import com.cruisemall.auth.session.Sessions;
import com.cruisemall.kit.transactions.Transactions;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
    List<Tombstone> ended = new ArrayList<>();
    StaffResult result =
        transactions.call(() -> {
          ended.clear();
          table.oneAtATime(staff);
          return role(staff)
              .map(role -> begin(staff, role, device, ended))
              .orElseGet(() -> refuse(staff, ended));
        });
    sessions.tell(ended);
    if (result instanceof StaffResult.SignedIn(Person person, Sessions.Opened session)) {
      sessions.publish(session, person);
      sessions.refresh(person.id());
    }
    return result;
  }

  private Optional<Role> role(StaffIdentity staff) {
    return staff.roles().stream()
        .flatMap(name -> Optional.ofNullable(config.roles().get(name)).stream())
        .max(Comparator.naturalOrder());
  }

  private StaffResult begin(StaffIdentity staff, Role role, String device, List<Tombstone> ended) {
    Instant now = clock.instant();
    UUID id = table.account(staff).orElseGet(() -> join(staff, role, now));
    AccountState state = accounts.lock(id);
    if (state.locked()) {
      audit.record(event(AuditType.STAFF_REFUSED, staff).about(id).with("why", "LOCKED"));
      return new StaffResult.Locked();
    }
    accounts.countLogin(id, now);
    ended.addAll(changeRole(id, staff, role));
    table.follow(id, staff);
    Sessions.Opened session = sessions.open(id, device);
    audit.record(event(AuditType.STAFF_SIGNED_IN, staff).byAndAbout(id));
    return new StaffResult.SignedIn(accounts.person(id).orElseThrow(), session);
  }

  /** Whoever has lost all roles at the provider loses them here as well. */
  private StaffResult refuse(StaffIdentity staff, List<Tombstone> ended) {
    AuditEvent refused = event(AuditType.STAFF_REFUSED, staff).with("why", "NO_ROLE");
    Optional<UUID> known = table.account(staff);
    known.ifPresent(id -> {
      accounts.lock(id);
      ended.addAll(changeRole(id, staff, Role.USER));
    });
    audit.record(known.map(refused::about).orElse(refused));
    return new StaffResult.NoRole();
  }

  private UUID join(StaffIdentity staff, Role role, Instant now) {
    UUID id = UuidCreator.getTimeOrderedEpoch();
    table.add(id, staff, role, hasher.hashOfNoPassword(), now);
    audit.record(event(AuditType.SIGNED_UP, staff).byAndAbout(id).with("role", role.name()));
    return id;
  }

  /** Sessions with the rights of another role end. */
  private List<Tombstone> changeRole(UUID id, StaffIdentity staff, Role role) {
    Role before = accounts.roleOfLocked(id);
    if (before == role) {
      return List.of();
    }
    accounts.changeRole(id, role);
    audit.record(
        event(AuditType.ROLE_CHANGED, staff)
            .about(id)
            .with("from", before.name())
            .with("to", role.name()));
    return sessions.endAll(id, EndReason.ROLE_CHANGED);
  }

  private static AuditEvent event(AuditType type, StaffIdentity staff) {
    return AuditEvent.of(type).with("issuer", staff.issuer()).with("subject", staff.subject());
  }
}
