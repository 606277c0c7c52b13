package com.cruisemall.auth.admin;

import com.cruisemall.auth.AuthError;
import com.cruisemall.auth.account.AccountRepository;
import com.cruisemall.auth.account.AccountSnapshot;
import com.cruisemall.auth.account.Role;
import com.cruisemall.auth.audit.AuditEvent;
import com.cruisemall.auth.audit.AuditTrail;
import com.cruisemall.auth.audit.AuditType;
import com.cruisemall.auth.session.Sessions;
import com.cruisemall.auth.sessionstore.EndReason;
import com.cruisemall.auth.sessionstore.Tombstone;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.transactions.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Applies administrators' changes to an account. A change that takes rights away ends the account's
 * sessions in the same transaction, so that no token with the old rights is renewed.
 */
@ApplicationScoped
class AdministerAccount {
  private final AccountRepository accounts;
  private final Sessions sessions;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final Clock clock;

  AdministerAccount(
      AccountRepository accounts,
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
   * Locks an account until {@link #unlock}. A locked account stays locked and gets the new reason.
   */
  void lock(UUID administrator, UUID id, String reason) {
    refuseOwn(administrator, id);
    change(
        id,
        _ -> {
          accounts.suspend(id, reason, clock.instant());
          audit.record(AuditEvent.of(AuditType.ACCOUNT_LOCKED).about(id));
          return sessions.endAll(id, EndReason.ACCOUNT_LOCKED);
        });
  }

  void unlock(UUID id) {
    change(
        id,
        _ -> {
          accounts.reinstate(id);
          audit.record(AuditEvent.of(AuditType.ACCOUNT_UNLOCKED).about(id));
          return List.of();
        });
  }

  /** Changes the role; no effect if the account has it already. */
  void changeRole(UUID administrator, UUID id, Role role) {
    refuseOwn(administrator, id);
    change(
        id,
        account -> {
          Role before = account.role();
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

  /** Ends all sessions of the account; returns their number. */
  int endSessions(UUID id) {
    return change(id, _ -> sessions.endAll(id, EndReason.ENDED_BY_STAFF));
  }

  private int change(UUID id, Function<AccountSnapshot, List<Tombstone>> work) {
    List<Tombstone> ended =
        transactions.call(() -> {
          AccountSnapshot account =
              accounts.lockRow(id).orElseThrow(() -> new ApiException(CommonError.NOT_FOUND));
          return work.apply(account);
        });
    sessions.writeTombstones(ended);
    return ended.size();
  }

  private static void refuseOwn(UUID administrator, UUID id) {
    if (administrator.equals(id)) {
      throw new ApiException(AuthError.OWN_ACCOUNT);
    }
  }
}
