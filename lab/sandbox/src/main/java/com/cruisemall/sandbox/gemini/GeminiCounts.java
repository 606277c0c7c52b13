package com.cruisemall.sandbox.gemini;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What was asked of the model's stand-in, for tests and people to look at. */
@Singleton
class GeminiCounts {
  final AtomicInteger requests = new AtomicInteger();
  final AtomicInteger streams = new AtomicInteger();
  final AtomicInteger cancelled = new AtomicInteger();
  final AtomicInteger completed = new AtomicInteger();
  private final Map<String, Integer> byModel = new ConcurrentHashMap<>();

  void request(String model) {
    requests.incrementAndGet();
    byModel.merge(model, 1, Integer::sum);
  }

  Map<String, Object> all() {
    return new TreeMap<>(
        Map.of(
            "requests", requests.get(),
            "openStreams", streams.get(),
            "cancelledStreams", cancelled.get(),
            "completedStreams", completed.get(),
            "byModel", new TreeMap<>(byModel)));
  }

  /** Forgets what is over; open streams stay counted. */
  void reset() {
    requests.set(0);
    cancelled.set(0);
    completed.set(0);
    byModel.clear();
  }
}
