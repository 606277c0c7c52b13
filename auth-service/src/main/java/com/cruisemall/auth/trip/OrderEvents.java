package com.cruisemall.auth.trip;

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
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.MDC;

/**
 * Hears of orders from payment-service. While the database is away an event waits and is tried
 * again; one that can never be handled is reported, put on the topic of dead events, and passed
 * over.
 */
@Singleton
class OrderEvents {
  /** Events handled at a time, each with a connection. */
  private static final int AT_A_TIME = 4;

  private static final List<String> TOPICS =
      List.of("payment.order-paid.v1", "payment.order-refunded.v1");

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final BookTrip trips;
  private final ObjectMapper json;
  private final MeterRegistry metrics;
  private final Semaphore turns = new Semaphore(AT_A_TIME);

  OrderEvents(BookTrip trips, ObjectMapper json, MeterRegistry metrics) {
    this.trips = trips;
    this.json = json;
    this.metrics = metrics;
    // A series that began with the first dead event would not seem to have increased.
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

  /** That an event can never be handled. */
  private static final class Unusable extends RuntimeException {
    Unusable(Throwable cause) {
      super("an event cannot be handled", cause);
    }
  }

  private void handle(ConsumerRecord<String, String> event, Consumer<String> work)
      throws InterruptedException {
    MDC.put(RequestId.LOG_KEY, requestId(event));
    turns.acquire();
    try {
      untilDone(event, work);
      count(event, "handled");
    } catch (RuntimeException unusable) {
      count(event, "dead");
      Log.errorf(
          unusable,
          "an order's event is passed over topic=%s partition=%d offset=%d",
          event.topic(),
          event.partition(),
          event.offset());
      throw unusable;
    } finally {
      turns.release();
      MDC.remove(RequestId.LOG_KEY);
    }
  }

  private void untilDone(ConsumerRecord<String, String> event, Consumer<String> work)
      throws InterruptedException {
    for (int failures = 0; ; failures++) {
      try {
        work.accept(event.value());
        return;
      } catch (RuntimeException failure) {
        if (!passes(failure)) {
          throw failure;
        }
        if (failures == 0) {
          count(event, "waiting");
          Log.warnf(failure, "an order's event waits for the database topic=%s", event.topic());
        }
        pause(failures);
      }
    }
  }

  /** Whether it is the database's state, not the event, that is to blame. */
  private static boolean passes(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        String state = String.valueOf(sql.getSQLState());
        // 22 is data that does not fit, 23 a constraint.
        return !state.startsWith("22") && !state.startsWith("23");
      }
      if (cause instanceof QuarkusTransactionException) {
        return true;
      }
    }
    return false;
  }

  private static void pause(int failures) throws InterruptedException {
    long longest = Math.min(LONGEST_PAUSE.toMillis(), 100L << Math.min(failures, 16));
    LockSupport.parkNanos(
        Duration.ofMillis(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1))
            .toNanos());
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  private <T> T read(String body, Class<T> type) {
    try {
      return json.readValue(body, type);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new Unusable(e);
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
