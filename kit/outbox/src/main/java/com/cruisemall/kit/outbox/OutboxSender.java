package com.cruisemall.kit.outbox;

import com.cruisemall.kit.request.RequestId;
import io.opentelemetry.context.Context;
import io.quarkus.runtime.ApplicationConfig;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.TracingMetadata;
import io.smallrye.reactive.messaging.ce.OutgoingCloudEventMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** Publishes events as CloudEvents 1.0 (binary mode) with request id and trace context. */
@Singleton
class OutboxSender {
  private final MutinyEmitter<String> kafka;
  private final OutboxConfig config;
  private final URI source;

  OutboxSender(
      @Channel("outbox") MutinyEmitter<String> kafka,
      OutboxConfig config,
      ApplicationConfig application) {
    this.kafka = kafka;
    this.config = config;
    this.source = URI.create("urn:cruisemall:" + application.name().orElse(""));
  }

  /** Sends the events and waits until Kafka has acknowledged or refused each, or the timeout. */
  SendResult send(List<StoredEvent> events) {
    Map<StoredEvent, Throwable> failures = new ConcurrentHashMap<>();
    Set<StoredEvent> pending = ConcurrentHashMap.newKeySet();
    pending.addAll(events);
    CountDownLatch answers = new CountDownLatch(events.size());
    for (StoredEvent event : events) {
      kafka
          .sendMessage(message(event))
          .onItemOrFailure()
          .invoke((_, failure) -> {
            if (failure != null) {
              failures.put(event, failure);
            }
            pending.remove(event);
            answers.countDown();
          })
          .subscribe()
          .with(_ -> {}, _ -> {});
    }
    if (!await(answers)) {
      pending.forEach(event -> failures.put(event, new TimeoutException("no acknowledgement")));
    }
    return new SendResult(events, Map.copyOf(failures));
  }

  private boolean await(CountDownLatch answers) {
    try {
      return answers.await(config.sendTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Message<String> message(StoredEvent event) {
    var record =
        OutgoingKafkaRecordMetadata.<String>builder()
            .withTopic(event.topic())
            .withKey(event.key())
            .withHeaders(
                new RecordHeaders()
                    .add(RequestId.HEADER, event.requestId().getBytes(StandardCharsets.UTF_8)))
            .build();
    var cloudEvent =
        OutgoingCloudEventMetadata.<String>builder()
            .withId(event.id().toString())
            .withType(event.type())
            .withSource(source)
            .withSubject(event.key())
            .withTimestamp(event.time().atZone(ZoneOffset.UTC))
            .withDataContentType("application/json")
            .build();
    var trace =
        TracingMetadata.withCurrent(
            event.traceParent() == null
                ? Context.root()
                : TraceParent.context(event.traceParent()));
    return Message.of(event.body(), Metadata.of(record, cloudEvent, trace));
  }
}
