package com.cruisemall.auth.staff;

import com.cruisemall.auth.account.AccountRepository;
import com.cruisemall.auth.account.AccountSnapshot;
import com.cruisemall.auth.account.Person;
import com.cruisemall.auth.account.Role;
import com.cruisemall.auth.audit.AuditEvent;
import com.cruisemall.auth.audit.AuditTrail;
import com.cruisemall.auth.audit.AuditType;
import com.cruisemall.auth.password.PasswordHasher;
import com.cruisemall.auth.session.Sessions;
import com.cruisemall.auth.sessionstore.EndReason;
import com.cruisemall.auth.sessionstore.Tombstone;
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
 * Opens a session for a person whom the provider has authenticated, in one short transaction. The
 * first sign-in creates the account; each further one takes name, email and role from the provider.
 */
@ApplicationScoped
class SignInStaff {
  private final StaffRepository repository;
  private final AccountRepository accounts;
  private final Sessions sessions;
  private final PasswordHasher hasher;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final StaffConfig config;
  private final Clock clock;

  SignInStaff(
      StaffRepository repository,
      AccountRepository accounts,
      Sessions sessions,
      PasswordHasher hasher,
      AuditTrail audit,
      Transactions transactions,
      StaffConfig config,
      Clock clock) {
    this.repository = repository;
    this.accounts = accounts;
    this.sessions = sessions;
    this.hasher = hasher;
    this.audit = audit;
    this.transactions = transactions;
    this.config = config;
    this.clock = clock;
    if (config.roles().containsValue(Role.USER)) {
      throw new IllegalArgumentException("cruisemall.staff.roles must not contain USER");
    }
  }

  StaffResult signIn(StaffIdentity staff, String device) {
    List<Tombstone> ended = new ArrayList<>();
    StaffResult result =
        transactions.call(() -> {
          ended.clear();
          repository.lockIdentity(staff);
          return role(staff)
              .map(role -> begin(staff, role, device, ended))
              .orElseGet(() -> refuse(staff, ended));
        });
    sessions.writeTombstones(ended);
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
    UUID id = repository.findAccount(staff).orElseGet(() -> join(staff, role, now));
    AccountSnapshot account = accounts.lockRow(id).orElseThrow();
    if (account.locked()) {
      audit.record(event(AuditType.STAFF_REFUSED, staff).about(id).with("why", "LOCKED"));
      return new StaffResult.Locked();
    }
    accounts.recordLogin(id, now);
    ended.addAll(changeRole(account, staff, role));
    repository.updateAccount(id, staff);
    Sessions.Opened session = sessions.open(id, role, device);
    audit.record(event(AuditType.STAFF_SIGNED_IN, staff).byAndAbout(id));
    return new StaffResult.SignedIn(accounts.person(id).orElseThrow(), session);
  }

  /** Removes the role of a person who has no role at the provider any more. */
  private StaffResult refuse(StaffIdentity staff, List<Tombstone> ended) {
    AuditEvent refused = event(AuditType.STAFF_REFUSED, staff).with("why", "NO_ROLE");
    Optional<UUID> known = repository.findAccount(staff);
    known
        .flatMap(accounts::lockRow)
        .ifPresent(account -> ended.addAll(changeRole(account, staff, Role.USER)));
    audit.record(known.map(refused::about).orElse(refused));
    return new StaffResult.NoRole();
  }

  private UUID join(StaffIdentity staff, Role role, Instant now) {
    UUID id = UuidCreator.getTimeOrderedEpoch();
    repository.add(id, staff, role, hasher.unusableHash(), now);
    audit.record(event(AuditType.SIGNED_UP, staff).byAndAbout(id).with("role", role.name()));
    return id;
  }

  /** Changes the role and ends the sessions with the old one. */
  private List<Tombstone> changeRole(AccountSnapshot account, StaffIdentity staff, Role role) {
    UUID id = account.accountId();
    if (account.role() == role) {
      return List.of();
    }
    accounts.changeRole(id, role);
    audit.record(
        event(AuditType.ROLE_CHANGED, staff)
            .about(id)
            .with("from", account.role().name())
            .with("to", role.name()));
    return sessions.endAll(id, EndReason.ROLE_CHANGED);
  }

  private static AuditEvent event(AuditType type, StaffIdentity staff) {
    return AuditEvent.of(type).with("issuer", staff.issuer()).with("subject", staff.subject());
  }
}
