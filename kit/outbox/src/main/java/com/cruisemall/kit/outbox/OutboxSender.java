package com.cruisemall.kit.outbox;

import com.cruisemall.kit.request.RequestId;
import io.opentelemetry.context.Context;
import io.quarkus.runtime.ApplicationConfig;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.TracingMetadata;
import io.smallrye.reactive.messaging.ce.OutgoingCloudEventMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
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

  /** Sends the events; returns when Kafka has acknowledged all, throws on timeout. */
  void send(List<StoredEvent> events) {
    Uni.join()
        .all(events.stream().map(event -> kafka.sendMessage(message(event))).toList())
        .andFailFast()
        .await()
        .atMost(config.sendTimeout());
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
            event.traceParent().map(TraceParent::context).orElseGet(Context::root));
    return Message.of(event.body(), Metadata.of(record, cloudEvent, trace));
  }
}
