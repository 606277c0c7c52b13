package com.cruisemall.auth.profile;

import com.cruisemall.kit.request.RequestId;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.MDC;

/**
 * Consumes order events of payment-service. An event is retried while the database is unavailable.
 * One that can never be handled is logged, counted and sent to the dead-letter topic.
 */
@Singleton
class OrderEventConsumer {
  /** Concurrently handled events, each with a database connection. */
  private static final int MAX_CONCURRENT = 4;

  private static final List<String> TOPICS =
      List.of("payment.order-paid.v1", "payment.order-refunded.v1");

  private static final Duration MAX_PAUSE = Duration.ofSeconds(5);

  private final BookTrip trips;
  private final ObjectMapper json;
  private final MeterRegistry metrics;
  private final RandomGenerator random;
  private final Semaphore permits = new Semaphore(MAX_CONCURRENT);

  OrderEventConsumer(
      BookTrip trips, ObjectMapper json, MeterRegistry metrics, RandomGenerator random) {
    this.trips = trips;
    this.json = json;
    this.metrics = metrics;
    this.random = random;
    // Registers the series at zero: increase() ignores the first sample of a series.
    TOPICS.forEach(topic -> counter(topic, "dead"));
  }

  @Incoming("order-paid")
  @RunOnVirtualThread
  void paid(ConsumerRecord<String, String> event) throws InterruptedException {
    handle(event, body -> trips.paid(read(body, OrderPaid.class)));
  }

  @Incoming("order-refunded")
  @RunOnVirtualThread
  void refunded(ConsumerRecord<String, String> event) throws InterruptedException {
    handle(event, body -> trips.refunded(read(body, OrderRefunded.class)));
  }

  /** An event that can never be handled. */
  private static final class InvalidEventException extends RuntimeException {
    InvalidEventException(Throwable cause) {
      super("event cannot be handled", cause);
    }
  }

  private void handle(ConsumerRecord<String, String> event, Consumer<String> work)
      throws InterruptedException {
    MDC.put(RequestId.LOG_KEY, requestId(event));
    permits.acquire();
    try {
      retryWhileTransient(event, work);
      count(event, "handled");
    } catch (RuntimeException failure) {
      count(event, "dead");
      Log.errorf(
          failure,
          "order event dead-lettered topic=%s partition=%d offset=%d",
          event.topic(),
          event.partition(),
          event.offset());
      throw failure;
    } finally {
      permits.release();
      MDC.remove(RequestId.LOG_KEY);
    }
  }

  private void retryWhileTransient(ConsumerRecord<String, String> event, Consumer<String> work)
      throws InterruptedException {
    for (int failures = 0; ; failures++) {
      try {
        work.accept(event.value());
        return;
      } catch (RuntimeException failure) {
        if (!isTransient(failure)) {
          throw failure;
        }
        if (failures == 0) {
          count(event, "waiting");
          Log.warnf(failure, "order event delayed, database unavailable topic=%s", event.topic());
        }
        pause(failures);
      }
    }
  }

  /** Distinguishes a failure of the database from one of the event. */
  private static boolean isTransient(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        String state = String.valueOf(sql.getSQLState());
        // Class 22 is invalid data, class 23 a violated constraint.
        return !state.startsWith("22") && !state.startsWith("23");
      }
      if (cause instanceof QuarkusTransactionException) {
        return true;
      }
    }
    return false;
  }

  private void pause(int failures) throws InterruptedException {
    long longest = Math.min(MAX_PAUSE.toMillis(), 100L << Math.min(failures, 16));
    LockSupport.parkNanos(
        Duration.ofMillis(longest / 2 + random.nextLong(longest / 2 + 1)).toNanos());
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  private <T> T read(String body, Class<T> type) {
    try {
      return json.readValue(body, type);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new InvalidEventException(e);
    }
  }

  private static String requestId(ConsumerRecord<String, String> event) {
    Header header = event.headers().lastHeader(RequestId.HEADER);
    return header == null ? "none" : new String(header.value(), StandardCharsets.UTF_8);
  }

  private void count(ConsumerRecord<String, String> event, String outcome) {
    counter(event.topic(), outcome).increment();
  }

  private Counter counter(String topic, String outcome) {
    return metrics.counter("cruisemall.order.events", "topic", topic, "outcome", outcome);
  }
}
