package com.cruisemall.upload.rotation;

import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.upload.crypto.MasterKeys;
import com.cruisemall.upload.rotation.WrappedKeyTable.Owner;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Re-wraps the keys of documents and requests after the master key was changed: the data itself is
 * not touched. When {@code cruisemall.upload.keys.former} is zero, the former master key can be
 * taken out of {@code PASSPORT_MASTER_KEY_PREVIOUS}.
 */
@Singleton
class RewrapJob {
  private static final int AT_ONCE = 100;

  private final WrappedKeyTable table;
  private final MasterKeys keys;
  private final Transactions transactions;
  private final AtomicLong former;

  RewrapJob(
      WrappedKeyTable table, MasterKeys keys, Transactions transactions, MeterRegistry metrics) {
    this.table = table;
    this.keys = keys;
    this.transactions = transactions;
    this.former = metrics.gauge("cruisemall.upload.keys.former", new AtomicLong());
  }

  @Scheduled(
      every = "1m",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = ApplicationNotRunning.class)
  @RunOnVirtualThread
  void rewrap() {
    try {
      int rewrapped = 0;
      for (Owner owner : Owner.values()) {
        int count = AT_ONCE;
        while (count == AT_ONCE) {
          count = transactions.call(() -> table.rewrap(owner, AT_ONCE));
          rewrapped += count;
        }
      }
      former.set(transactions.call(table::former));
      if (rewrapped > 0) {
        Log.infof(
            "keys were wrapped anew count=%d left=%d master=%s",
            rewrapped, former.get(), keys.currentId());
      }
    } catch (PersistenceException e) {
      Log.warn("keys of former master keys wait: the database is away", e);
    }
  }
}
