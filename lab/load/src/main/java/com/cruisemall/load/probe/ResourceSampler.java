package com.cruisemall.load.probe;

import com.cruisemall.load.stack.LocalStack;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Samples the resource use of the stack every second until stopped. */
public final class ResourceSampler {
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final List<String> WITH_DATABASE = List.of("auth", "payment", "upload", "chat");

  private final StackProbe probe;
  private final Machine machine;

  /** Written by the sampling thread only, read after its end. */
  private final List<ResourceSample> samples = new ArrayList<>();

  private final long began = System.nanoTime();
  private final Thread thread;
  private volatile boolean stopped;

  public ResourceSampler(LocalStack stack, StackProbe probe) {
    this.probe = probe;
    this.machine = new Machine(stack);
    this.thread =
        Thread.ofPlatform().daemon().name("resource-sampler").start(this::sampleRepeatedly);
  }

  /** Stops sampling and returns the samples. */
  public List<ResourceSample> stop() throws InterruptedException {
    stopped = true;
    LockSupport.unpark(thread);
    thread.join();
    return List.copyOf(samples);
  }

  private void sampleRepeatedly() {
    while (!stopped) {
      LockSupport.parkNanos(PERIOD.toNanos());
      try {
        samples.add(sample());
      } catch (IOException _) {
        // A restarting program has no metrics.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private ResourceSample sample() throws IOException, InterruptedException {
    Machine.Use use = machine.use();
    double active = 0;
    double waiting = 0;
    double heap = 0;
    for (String program : WITH_DATABASE) {
      ScrapedMetrics metrics = probe.metrics(program);
      active += metrics.sum("agroal_active_count");
      waiting += metrics.sum("agroal_awaiting_count");
      heap += metrics.sum("jvm_memory_used_bytes", "area=\"heap\"");
    }
    double at = (System.nanoTime() - began) / 1e9;
    return new ResourceSample(
        at, use.processor(), use.stack(), use.memory(), heap / (1 << 20), active, waiting);
  }
}
