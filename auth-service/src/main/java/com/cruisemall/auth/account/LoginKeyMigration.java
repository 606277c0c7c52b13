package com.cruisemall.auth.account;

import com.cruisemall.auth.account.AccountRepository.StoredKey;
import com.cruisemall.kit.transactions.Transactions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.exception.ConstraintViolationException;

/**
 * Replaces stored login keys that {@link LoginKey} would write differently today. It runs at every
 * start, because an instance of an earlier version may add such keys during a rollout. If another
 * account has the new key, both stay unchanged and the collision is reported for an administrator
 * to resolve.
 */
@Singleton
class LoginKeyMigration {
  private static final int BATCH_SIZE = 500;

  private final AccountRepository accounts;
  private final Transactions transactions;
  private final AtomicInteger collisions = new AtomicInteger();

  LoginKeyMigration(AccountRepository accounts, Transactions transactions, MeterRegistry metrics) {
    this.accounts = accounts;
    this.transactions = transactions;
    Gauge.builder("cruisemall.login.key.collisions", collisions, AtomicInteger::get)
        .description("accounts whose login key belongs to another account, at the last start")
        .register(metrics);
  }

  void start(@Observes StartupEvent event) {
    migrate();
  }

  void migrate() {
    int replaced = 0;
    int collided = 0;
    UUID last = new UUID(0, 0);
    for (List<StoredKey> batch = after(last); !batch.isEmpty(); batch = after(last)) {
      for (StoredKey old : batch) {
        LoginKey key = LoginKey.parse(old.value());
        if (key.value().equals(old.value())) {
          continue;
        }
        if (replace(old, key)) {
          replaced++;
        } else if (belongsToAnother(old, key)) {
          collided++;
          Log.warnf("login key belongs to another account accountId=%s", old.accountId());
        }
      }
      last = batch.getLast().accountId();
    }
    collisions.set(collided);
    Log.infof("login keys migrated replaced=%d collisions=%d", replaced, collided);
  }

  private boolean replace(StoredKey old, LoginKey key) {
    try {
      return transactions.call(() -> accounts.replaceKey(old, key));
    } catch (ConstraintViolationException _) {
      // A sign-up took the key at the same moment.
      return false;
    }
  }

  /** Returns false if another instance has replaced the key. */
  private boolean belongsToAnother(StoredKey old, LoginKey key) {
    return transactions
        .call(() -> accounts.find(key))
        .filter(account -> !account.accountId().equals(old.accountId()))
        .isPresent();
  }

  private List<StoredKey> after(UUID last) {
    return transactions.call(() -> accounts.otherKeys(last, BATCH_SIZE));
  }
}
