package com.cruisemall.sandbox.fault;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Active faults, at most one per target. */
@Singleton
public class Faults {
  static final Set<String> TARGETS =
      Set.of("gemini", "feed-v6", "feed-v4", "drive", "psp", "psp-webhook");

  private final Map<String, Fault> active = new ConcurrentHashMap<>();
  private final SecureRandom random;

  Faults(SecureRandom random) {
    this.random = random;
  }

  /** Returns the fault for a request with a model, if any, and counts it as used. */
  public Optional<Fault> take(String target, String model) {
    return take(target, fault -> fault.model().map(model::equals).orElse(true));
  }

  /** Returns the active fault of a target if it matches the request, and counts it as used. */
  public Optional<Fault> take(String target, Predicate<Fault> matches) {
    Fault[] taken = new Fault[1];
    active.computeIfPresent(
        target,
        (_, fault) -> {
          if (!matches.test(fault)) {
            return fault;
          }
          if (fault.percent().isPresent() && random.nextInt(100) >= fault.percent().get()) {
            return fault;
          }
          taken[0] = fault;
          Fault next = fault.decremented();
          return next.isExhausted() ? null : next;
        });
    return Optional.ofNullable(taken[0]);
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
