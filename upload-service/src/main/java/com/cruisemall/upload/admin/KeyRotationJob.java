package com.cruisemall.upload.admin;

import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.upload.admin.WrappedKeyRepository.Owner;
import com.cruisemall.upload.crypto.MasterKeys;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Re-wraps the keys of documents and requests after a change of the master key; the data itself is
 * not touched. Once {@code cruisemall.upload.keys.previous} is zero, the previous master key can be
 * removed from {@code PASSPORT_MASTER_KEY_PREVIOUS}.
 */
@Startup
@Singleton
class KeyRotationJob {
  private static final int BATCH = 100;

  private final WrappedKeyRepository repository;
  private final MasterKeys keys;
  private final Transactions transactions;
  private final AtomicLong previous;

  KeyRotationJob(
      WrappedKeyRepository repository,
      MasterKeys keys,
      Transactions transactions,
      MeterRegistry metrics) {
    this.repository = repository;
    this.keys = keys;
    this.transactions = transactions;
    this.previous = metrics.gauge("cruisemall.upload.keys.previous", new AtomicLong());
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
        int count = BATCH;
        while (count == BATCH) {
          count = transactions.call(() -> repository.rewrap(owner, BATCH));
          rewrapped += count;
        }
      }
      previous.set(transactions.call(repository::countPrevious));
      if (rewrapped > 0) {
        Log.infof(
            "keys rewrapped count=%d remaining=%d master=%s",
            rewrapped, previous.get(), keys.currentId());
      }
    } catch (PersistenceException e) {
      Log.warn("key rotation postponed, database unavailable", e);
    }
  }
}
