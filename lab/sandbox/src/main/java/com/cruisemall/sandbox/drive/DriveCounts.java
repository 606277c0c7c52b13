package com.cruisemall.sandbox.drive;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What was asked of the stand-in, for tests and people to look at. */
@Singleton
class DriveCounts {
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();

  void add(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  Map<String, Integer> all() {
    return new TreeMap<>(counts);
  }

  void reset() {
    counts.clear();
  }
}
