package com.cruisemall.gateway.metric;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Counters of one name, told apart by tags. The registry is asked for each of them once: its
 * look-up costs more than most of what a request needs here.
 */
public final class TaggedCounter {
  private final MeterRegistry registry;
  private final String name;
  private final List<String> tags;
  private final Map<List<String>, Counter> counters = new ConcurrentHashMap<>();

  public TaggedCounter(MeterRegistry registry, String name, String... tags) {
    this.registry = registry;
    this.name = name;
    this.tags = List.of(tags);
  }

  /** Counts one for these values, in the order of the tags. */
  public void increment(String... values) {
    counter(values).increment();
  }

  /** Counts from nought on for these values, so that the first of them is seen as an increase. */
  public void begin(String... values) {
    counter(values);
  }

  private Counter counter(String... values) {
    return counters.computeIfAbsent(List.of(values), this::register);
  }

  private Counter register(List<String> values) {
    return registry.counter(
        name,
        Tags.of(
            IntStream.range(0, tags.size())
                .mapToObj(i -> Tag.of(tags.get(i), values.get(i)))
                .toList()));
  }
}
