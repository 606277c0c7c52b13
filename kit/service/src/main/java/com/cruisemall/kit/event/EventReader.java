package com.cruisemall.kit.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.micrometer.core.instrument.Counter;
import io.quarkus.logging.Log;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of one topic. An unreadable one (no value, no JSON, missing or wrong members) is
 * logged and counted, and the consumer goes on with the next. Values do not appear in the log.
 */
public final class EventReader<T> {
  private final String topic;
  private final ObjectReader json;
  private final Counter unreadable;

  EventReader(String topic, ObjectReader json, Counter unreadable) {
    this.topic = topic;
    this.json = json;
    this.unreadable = unreadable;
  }

  /** Returns the event, or nothing if it is unreadable. */
  public Optional<T> read(@Nullable String value) {
    if (value == null) {
      return skip("no value");
    }
    try {
      @Nullable T event = json.readValue(value);
      return event == null ? skip("null") : Optional.of(event);
    } catch (JsonProcessingException e) {
      return skip(e.getClass().getSimpleName());
    }
  }

  private Optional<T> skip(String cause) {
    unreadable.increment();
    Log.errorf("event unreadable, skipped topic=%s cause=%s", topic, cause);
    return Optional.empty();
  }
}
