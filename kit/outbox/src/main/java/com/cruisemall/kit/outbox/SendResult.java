package com.cruisemall.kit.outbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Result of sending a batch.
 *
 * @param failures cause per event that Kafka has not acknowledged
 */
record SendResult(List<StoredEvent> batch, Map<StoredEvent, Throwable> failures) {
  /** Refusals that concern one event or its topic, and not the connection to Kafka. */
  private static final Set<Class<? extends Throwable>> REFUSALS =
      Set.of(
          RecordTooLargeException.class,
          RecordBatchTooLargeException.class,
          InvalidRecordException.class,
          InvalidTopicException.class,
          UnknownTopicOrPartitionException.class,
          TopicAuthorizationException.class,
          SerializationException.class);

  /**
   * Returns the events that are done: acknowledged, and no earlier event of their key failed. An
   * acknowledged event after a failed one is sent again, so that its key keeps its order.
   */
  List<StoredEvent> done() {
    Set<String> failedKeys = new HashSet<>();
    List<StoredEvent> done = new ArrayList<>();
    for (StoredEvent event : batch) {
      if (failures.containsKey(event)) {
        failedKeys.add(event.key());
      } else if (!failedKeys.contains(event.key())) {
        done.add(event);
      }
    }
    return done;
  }

  /** Returns the failed events that Kafka has refused in each of the given number of attempts. */
  List<StoredEvent> parked(int maxAttempts) {
    return batch.stream()
        .filter(event -> isRefused(event) && event.attempts() + 1 >= maxAttempts)
        .toList();
  }

  /** Returns the other failed events, which are sent again. */
  List<StoredEvent> postponed(int maxAttempts) {
    List<StoredEvent> parked = parked(maxAttempts);
    return batch.stream()
        .filter(event -> failures.containsKey(event) && !parked.contains(event))
        .toList();
  }

  /** Returns any cause, if an event failed. */
  Optional<Throwable> cause() {
    return failures.values().stream().findFirst();
  }

  private boolean isRefused(StoredEvent event) {
    @Nullable Throwable cause = failures.get(event);
    while (cause != null) {
      if (REFUSALS.contains(cause.getClass())) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }
}
