package com.cruisemall.auth.audit;

import com.cruisemall.kit.transactions.Transactions;
import com.github.f4b6a3.uuid.UuidCreator;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Writes events behind the requests that they are of: in batches, on one connection. */
@Singleton
class AuditQueue {
  private static final long IDLE_SECONDS = 1;

  private final AuditTable table;
  private final Transactions transactions;
  private final AuditConfig config;
  private final Clock clock;
  private final BlockingQueue<AuditEntry> waiting;
  private final AtomicLong lost = new AtomicLong();
  private final Counter lostEver;
  private final Thread writer = Thread.ofVirtual().name("audit-trail").unstarted(this::write);
  private volatile boolean running = true;

  AuditQueue(
      AuditTable table,
      Transactions transactions,
      AuditConfig config,
      Clock clock,
      MeterRegistry metrics) {
    this.table = table;
    this.transactions = transactions;
    this.config = config;
    this.clock = clock;
    this.waiting = new ArrayBlockingQueue<>(config.queue());
    this.lostEver = metrics.counter("cruisemall.audit.lost");
    metrics.gaugeCollectionSize("cruisemall.audit.waiting", List.of(), waiting);
  }

  void start(@Observes StartupEvent event) {
    writer.start();
  }

  /** What still waits is written before the service ends, if the database can be had. */
  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    running = false;
    writer.join();
  }

  void offer(AuditEntry entry) {
    if (!waiting.offer(entry)) {
      lost.incrementAndGet();
      lostEver.increment();
    }
  }

  private void write() {
    List<AuditEntry> batch = new ArrayList<>();
    try {
      while (running || !waiting.isEmpty()) {
        AuditEntry first = waiting.poll(IDLE_SECONDS, TimeUnit.SECONDS);
        if (first != null) {
          batch.add(first);
          waiting.drainTo(batch, config.batch() - 1);
          persist(batch);
          batch.clear();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tries until it works, or the service ends. */
  private void persist(List<AuditEntry> batch) {
    while (!written(batch)) {
      if (!running) {
        Log.errorf("audit events are lost with the end count=%d", batch.size() + waiting.size());
        waiting.clear();
        return;
      }
      LockSupport.parkNanos(config.retryPause().toNanos());
    }
  }

  private boolean written(List<AuditEntry> batch) {
    long missing = lost.getAndSet(0);
    try {
      transactions.run(() -> {
        batch.forEach(table::insert);
        if (missing > 0) {
          table.insert(gap(missing));
        }
      });
      return true;
    } catch (RuntimeException failure) {
      lost.addAndGet(missing);
      Log.warnf("audit events wait: they cannot be written right now cause=%s", failure);
      return false;
    }
  }

  private AuditEntry gap(long missing) {
    return new AuditEntry(
        UuidCreator.getTimeOrderedEpoch(),
        clock.instant(),
        AuditType.EVENTS_LOST.name(),
        Actor.SYSTEM,
        null,
        null,
        null,
        Map.of("count", Long.toString(missing)));
  }
}
