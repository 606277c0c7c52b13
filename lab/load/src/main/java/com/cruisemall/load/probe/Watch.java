package com.cruisemall.load.probe;

import com.cruisemall.load.stack.LocalStack;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Looks at the stack again and again while traffic runs. */
public final class Watch {
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final List<String> WITH_DATABASE = List.of("auth", "payment", "upload", "chat");

  private final Probe probe;
  private final Machine machine;

  /** Touched by the thread alone until that has ended. */
  private final List<Sample> samples = new ArrayList<>();

  private final long began = System.nanoTime();
  private final Thread thread;
  private volatile boolean over;

  public Watch(LocalStack stack, Probe probe) {
    this.probe = probe;
    this.machine = new Machine(stack);
    this.thread = Thread.ofPlatform().daemon().name("watch").start(this::look);
  }

  /** Looks no more, and returns what was seen. */
  public List<Sample> end() throws InterruptedException {
    over = true;
    LockSupport.unpark(thread);
    thread.join();
    return List.copyOf(samples);
  }

  private void look() {
    while (!over) {
      LockSupport.parkNanos(PERIOD.toNanos());
      try {
        samples.add(sample());
      } catch (IOException _) {
        // A program that is being restarted tells nothing.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private Sample sample() throws IOException, InterruptedException {
    Machine.Use use = machine.use();
    double active = 0;
    double waiting = 0;
    double heap = 0;
    for (String program : WITH_DATABASE) {
      Metrics metrics = probe.metrics(program);
      active += metrics.sum("agroal_active_count");
      waiting += metrics.sum("agroal_awaiting_count");
      heap += metrics.sum("jvm_memory_used_bytes", "area=\"heap\"");
    }
    double at = (System.nanoTime() - began) / 1e9;
    return new Sample(
        at, use.processor(), use.ours(), use.memory(), heap / (1 << 20), active, waiting);
  }
}
