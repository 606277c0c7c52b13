package com.cruisemall.payment;

import io.quarkus.logging.Log;

/**
 * Runs a scheduled job and swallows its failures: the next tick retries. Only the first failure of
 * a series and the recovery are logged.
 */
public final class JobRunner {
  private final String name;
  private final Runnable job;
  private volatile boolean failing;

  public JobRunner(String name, Runnable job) {
    this.name = name;
    this.job = job;
  }

  public void run() {
    try {
      job.run();
      if (failing) {
        failing = false;
        Log.infof("job recovered job=%s", name);
      }
    } catch (RuntimeException failure) {
      if (!failing) {
        failing = true;
        Log.warnf(failure, "job failed, retrying at the next tick job=%s", name);
      }
    }
  }
}
