package com.cruisemall.gateway.behaviour;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.ce.OutgoingCloudEventMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * Sends what visitors do to Kafka, in batches, and never makes anybody wait for it: what does not
 * fit the buffer is dropped, and so is what Kafka does not take in time. Both are counted.
 */
@Singleton
public class BehaviourStream {
  static final String TYPE = "gateway.behaviour.v1";
  private static final URI SOURCE = URI.create("urn:cruisemall:gateway");

  private final MutinyEmitter<String> kafka;
  private final ObjectMapper json;
  private final MeterRegistry metrics;
  private final int buffer;
  private final AtomicInteger waiting = new AtomicInteger();

  BehaviourStream(
      // Bounded here, where what does not fit can be counted.
      @Channel("behaviour") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<String> kafka,
      ObjectMapper json,
      BehaviourConfig config,
      MeterRegistry metrics) {
    this.kafka = kafka;
    this.json = json;
    this.metrics = metrics;
    this.buffer = config.buffer();
    metrics.gauge("cruisemall.behaviour.waiting", waiting);
  }

  /** Returns at once; whether it was taken. */
  public boolean add(Behaviour behaviour) {
    if (waiting.incrementAndGet() > buffer) {
      waiting.decrementAndGet();
      count("dropped");
      return false;
    }
    kafka
        .sendMessage(message(behaviour))
        .subscribe()
        .with(
            _ -> done("sent"),
            failure -> {
              Log.debugf(failure, "an event of a visitor was lost");
              done("lost");
            });
    return true;
  }

  private void done(String outcome) {
    waiting.decrementAndGet();
    count(outcome);
  }

  private void count(String outcome) {
    metrics.counter("cruisemall.behaviour.events", "outcome", outcome).increment();
  }

  private Message<String> message(Behaviour behaviour) {
    var record = OutgoingKafkaRecordMetadata.<String>builder().withKey(behaviour.visitor()).build();
    var cloudEvent =
        OutgoingCloudEventMetadata.<String>builder()
            .withId(UUID.randomUUID().toString())
            .withType(TYPE)
            .withSource(SOURCE)
            .withSubject(behaviour.visitor())
            .withTimestamp(behaviour.at().atZone(ZoneOffset.UTC))
            .withDataContentType("application/json")
            .build();
    return Message.of(body(behaviour), Metadata.of(record, cloudEvent));
  }

  private String body(Behaviour behaviour) {
    try {
      return json.writeValueAsString(behaviour);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event must be JSON", e);
    }
  }
}
