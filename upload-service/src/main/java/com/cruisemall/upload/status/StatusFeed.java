package com.cruisemall.upload.status;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Subscriptions of event streams to documents. Notifications wake them; nothing polls the database.
 */
@Singleton
class StatusFeed {
  private final Map<UUID, Set<Watch>> watches = new ConcurrentHashMap<>();

  /**
   * Subscribes until the subscription is closed. Changes between this call and the first wait are
   * not lost.
   */
  Watch watch(UUID documentId) {
    Watch watch = new Watch(documentId);
    watches.compute(
        documentId,
        (_, known) -> {
          Set<Watch> all = known == null ? ConcurrentHashMap.newKeySet() : known;
          all.add(watch);
          return all;
        });
    return watch;
  }

  void wake(UUID documentId) {
    watches.getOrDefault(documentId, Set.of()).forEach(Watch::wake);
  }

  /** Wakes all subscriptions, because notifications may have been lost. */
  void wakeAll() {
    watches.values().forEach(all -> all.forEach(Watch::wake));
  }

  /** Subscription of one stream. */
  final class Watch implements AutoCloseable {
    private final UUID documentId;
    private final Semaphore changes = new Semaphore(0);

    private Watch(UUID documentId) {
      this.documentId = documentId;
    }

    void wake() {
      changes.release();
    }

    /** Waits for a change; returns false after the timeout. */
    boolean await(Duration timeout) throws InterruptedException {
      boolean woken = changes.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS);
      changes.drainPermits();
      return woken;
    }

    @Override
    public void close() {
      watches.computeIfPresent(
          documentId,
          (_, all) -> {
            all.remove(this);
            return all.isEmpty() ? null : all;
          });
    }
  }
}
