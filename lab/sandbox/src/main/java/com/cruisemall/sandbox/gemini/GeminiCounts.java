package com.cruisemall.sandbox.gemini;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts of requests and streams, served at {@code GET /sandbox/gemini}. */
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

  /** Resets all counts except that of open streams. */
  void reset() {
    requests.set(0);
    cancelled.set(0);
    completed.set(0);
    byModel.clear();
  }
}
