package com.cruisemall.upload.intake;

import com.cruisemall.kit.transactions.Transactions;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Transactions of uploads, bounded by permits so that uploads never take all connections of the
 * pool. A thread that waits for a permit holds no connection.
 */
@Singleton
class UploadTransactions {
  private final Transactions transactions;
  private final Semaphore permits;

  UploadTransactions(Transactions transactions, IntakeConfig config) {
    this.transactions = transactions;
    this.permits = new Semaphore(config.maxTransactions(), true);
  }

  /** Runs the work in a transaction once a permit is free. */
  void run(Runnable work) {
    call(() -> {
      work.run();
      return true;
    });
  }

  /** Runs the work in a transaction once a permit is free, and returns its result. */
  <T> T call(Supplier<T> work) {
    permits.acquireUninterruptibly();
    try {
      return transactions.call(work);
    } finally {
      permits.release();
    }
  }
}
