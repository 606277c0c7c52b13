package com.cruisemall.payment.job;

import io.quarkus.logging.Log;

/**
 * A scheduled piece of work that may fail, because the database or a partner is away: it is said
 * once, and tried again at the next tick.
 */
public final class QuietJob {
  private final String name;
  private final Runnable work;
  private volatile boolean failing;

  public QuietJob(String name, Runnable work) {
    this.name = name;
    this.work = work;
  }

  public void run() {
    try {
      work.run();
      if (failing) {
        failing = false;
        Log.infof("works again job=%s", name);
      }
    } catch (RuntimeException failure) {
      if (!failing) {
        failing = true;
        Log.warnf(failure, "fails and will be tried again job=%s", name);
      }
    }
  }
}
