package com.cruisemall.sandbox.fault;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

/** The faults that are switched on, one for each target. */
@Singleton
public class Faults {
  static final Set<String> TARGETS =
      Set.of("gemini", "feed-v6", "feed-v4", "drive", "psp", "psp-webhook");

  private final Map<String, Fault> active = new ConcurrentHashMap<>();

  /** The fault that a request to a target meets, if any; counts it. */
  public Optional<Fault> meet(String target, String model) {
    return meet(target, fault -> fault.model().map(model::equals).orElse(true));
  }

  /** The fault that a request to a target meets, if it concerns the request; counts it. */
  public Optional<Fault> meet(String target, Predicate<Fault> concerns) {
    Fault[] met = new Fault[1];
    active.computeIfPresent(
        target,
        (_, fault) -> {
          if (!concerns.test(fault)) {
            return fault;
          }
          if (fault.percent().isPresent()
              && ThreadLocalRandom.current().nextInt(100) >= fault.percent().get()) {
            return fault;
          }
          met[0] = fault;
          Fault next = fault.oneLess();
          return next.usedUp() ? null : next;
        });
    return Optional.ofNullable(met[0]);
  }

  Map<String, Fault> all() {
    return new TreeMap<>(active);
  }

  void set(String target, Fault fault) {
    active.put(target, fault);
  }

  void clear(String target) {
    active.remove(target);
  }

  void clearAll() {
    active.clear();
  }
}
