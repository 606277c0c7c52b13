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

/** Writes queued events asynchronously, in batches on one connection. */
@Singleton
class AuditWriter {
  private static final long IDLE_SECONDS = 1;

  private final AuditRepository repository;
  private final Transactions transactions;
  private final AuditConfig config;
  private final Clock clock;
  private final BlockingQueue<AuditEntry> waiting;
  private final AtomicLong lost = new AtomicLong();
  private final Counter lostTotal;
  private final Thread writer = Thread.ofVirtual().name("audit-writer").unstarted(this::write);
  private volatile boolean running = true;

  AuditWriter(
      AuditRepository repository,
      Transactions transactions,
      AuditConfig config,
      Clock clock,
      MeterRegistry metrics) {
    this.repository = repository;
    this.transactions = transactions;
    this.config = config;
    this.clock = clock;
    this.waiting = new ArrayBlockingQueue<>(config.queue());
    this.lostTotal = metrics.counter("cruisemall.audit.lost");
    metrics.gaugeCollectionSize("cruisemall.audit.waiting", List.of(), waiting);
  }

  void start(@Observes StartupEvent event) {
    writer.start();
  }

  /** Writes the remaining events before shutdown, if the database is available. */
  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    running = false;
    writer.join();
  }

  void offer(AuditEntry entry) {
    if (!waiting.offer(entry)) {
      lost.incrementAndGet();
      lostTotal.increment();
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

  /** Retries until the batch is written or the service stops. */
  private void persist(List<AuditEntry> batch) {
    while (!written(batch)) {
      if (!running) {
        Log.errorf("audit events lost at shutdown count=%d", batch.size() + waiting.size());
        waiting.clear();
        return;
      }
      LockSupport.parkNanos(config.retryDelay().toNanos());
    }
  }

  private boolean written(List<AuditEntry> batch) {
    long missing = lost.getAndSet(0);
    try {
      transactions.run(() -> {
        batch.forEach(repository::insert);
        if (missing > 0) {
          repository.insert(gap(missing));
        }
      });
      return true;
    } catch (RuntimeException failure) {
      lost.addAndGet(missing);
      Log.warnf("audit events not written, retrying cause=%s", failure);
      return false;
    }
  }

  private AuditEntry gap(long missing) {
    return new AuditEntry(
        UuidCreator.getTimeOrderedEpoch(),
        clock.instant(),
        AuditType.EVENTS_LOST.name(),
        AuditEntry.Actor.SYSTEM,
        null,
        null,
        null,
        Map.of("count", Long.toString(missing)));
  }
}
