package com.cruisemall.kit.event;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/**
 * Creates readers of events. Unknown members and unknown enum values are accepted, so that a new
 * version of an event does not break an old instance.
 */
@Singleton
public class EventReaders {
  private final ObjectMapper json;
  private final MeterRegistry metrics;

  EventReaders(ObjectMapper json, MeterRegistry metrics) {
    this.json =
        json.copy()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE);
    this.metrics = metrics;
  }

  /** Returns a reader whose counter of unreadable events exists from now on. */
  public <T> EventReader<T> of(String topic, Class<T> type) {
    return new EventReader<>(
        topic,
        json.readerFor(type),
        metrics.counter("cruisemall.events.unreadable", "topic", topic));
  }
}
