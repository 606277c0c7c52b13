package com.cruisemall.sandbox.drive;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Counts of operations, quota rejections and faults. */
@Singleton
class DriveCounts {
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();

  void increment(String name) {
    counts.merge(name, 1, Integer::sum);
  }

  Map<String, Integer> all() {
    return new TreeMap<>(counts);
  }

  void reset() {
    counts.clear();
  }
}
