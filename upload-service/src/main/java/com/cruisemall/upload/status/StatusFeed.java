package com.cruisemall.upload.status;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes who watches a document. Nobody asks the database again and again: it tells. */
@Singleton
class StatusFeed {
  private final Map<UUID, Set<Watch>> watches = new ConcurrentHashMap<>();

  /** Watches until it is closed; what changed before the first wait is not missed. */
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

  void changed(UUID documentId) {
    watches.getOrDefault(documentId, Set.of()).forEach(Watch::wake);
  }

  /** Something may have been missed. */
  void anythingMayHaveChanged() {
    watches.values().forEach(all -> all.forEach(Watch::wake));
  }

  /** One watcher's wait. */
  final class Watch implements AutoCloseable {
    private final UUID documentId;
    private final Semaphore changes = new Semaphore(0);

    private Watch(UUID documentId) {
      this.documentId = documentId;
    }

    void wake() {
      changes.release();
    }

    /** Whether something happened within the time. */
    boolean await(Duration atMost) throws InterruptedException {
      boolean woken = changes.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
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
