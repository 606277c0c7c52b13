package com.cruisemall.upload.staging;

import com.cruisemall.kit.transactions.Transactions;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Turns at the database for uploads: however many phones send at once, connections stay free for
 * everything else. Whoever waits for a turn holds none.
 */
@Singleton
public class DatabaseTurns {
  private final Transactions transactions;
  private final Semaphore turns;

  DatabaseTurns(Transactions transactions, StagingConfig config) {
    this.transactions = transactions;
    this.turns = new Semaphore(config.turns(), true);
  }

  /** Runs the work in a transaction when it is its turn. */
  public void run(Runnable work) {
    call(() -> {
      work.run();
      return true;
    });
  }

  /** Runs the work in a transaction when it is its turn, and returns what it found. */
  public <T> T call(Supplier<T> work) {
    turns.acquireUninterruptibly();
    try {
      return transactions.call(work);
    } finally {
      turns.release();
    }
  }
}
