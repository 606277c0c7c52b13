package com.cruisemall.auth.admin;

import com.cruisemall.auth.AuthError;
import com.cruisemall.auth.account.Accounts;
import com.cruisemall.auth.account.Role;
import com.cruisemall.auth.audit.AuditEvent;
import com.cruisemall.auth.audit.AuditTrail;
import com.cruisemall.auth.audit.AuditType;
import com.cruisemall.auth.directory.EndReason;
import com.cruisemall.auth.directory.Tombstone;
import com.cruisemall.auth.session.Sessions;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.transactions.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What administrators do to an account. Whatever takes rights away ends the account's sessions in
 * the same transaction, so that no token with the old rights is renewed.
 */
@ApplicationScoped
class AdministerAccount {
  private final Accounts accounts;
  private final Sessions sessions;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final Clock clock;

  AdministerAccount(
      Accounts accounts,
      Sessions sessions,
      AuditTrail audit,
      Transactions transactions,
      Clock clock) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Keeps a person out until {@link #unlock}; who is locked already stays so, for the new reason.
   */
  void lock(UUID administrator, UUID id, String reason) {
    refuseOwn(administrator, id);
    change(
        id,
        () -> {
          accounts.lockOut(id, reason, clock.instant());
          audit.record(AuditEvent.of(AuditType.ACCOUNT_LOCKED).about(id));
          return sessions.endAll(id, EndReason.ACCOUNT_LOCKED);
        });
  }

  void unlock(UUID id) {
    change(
        id,
        () -> {
          accounts.letIn(id);
          audit.record(AuditEvent.of(AuditType.ACCOUNT_UNLOCKED).about(id));
          return List.of();
        });
  }

  /** Changes what a person may do; the same role again changes nothing. */
  void changeRole(UUID administrator, UUID id, Role role) {
    refuseOwn(administrator, id);
    change(
        id,
        () -> {
          Role before = accounts.roleOfLocked(id);
          if (before == role) {
            return List.of();
          }
          accounts.changeRole(id, role);
          audit.record(
              AuditEvent.of(AuditType.ROLE_CHANGED)
                  .about(id)
                  .with("from", before.name())
                  .with("to", role.name()));
          return sessions.endAll(id, EndReason.ROLE_CHANGED);
        });
  }

  /** Logs a person out everywhere; returns from how many devices. */
  int endSessions(UUID id) {
    return change(id, () -> sessions.endAll(id, EndReason.ENDED_BY_STAFF));
  }

  private int change(UUID id, Supplier<List<Tombstone>> work) {
    List<Tombstone> ended =
        transactions.call(() -> {
          if (!accounts.lock(id).exists()) {
            throw new ApiException(CommonError.NOT_FOUND);
          }
          return work.get();
        });
    sessions.tell(ended);
    return ended.size();
  }

  private static void refuseOwn(UUID administrator, UUID id) {
    if (administrator.equals(id)) {
      throw new ApiException(AuthError.OWN_ACCOUNT);
    }
  }
}
