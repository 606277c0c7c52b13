package com.cruisemall.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;

/** Produces and consumes events as other services do. */
final class SentEvents {
  private SentEvents() {}

  /** Sends an event; returns after the acknowledgement. */
  static void send(String topic, String key, String body) {
    Properties config = new Properties();
    config.putAll(
        Map.of("bootstrap.servers", servers(), "acks", "all", "client.id", "test-producer"));
    try (var producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, key, body)).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Waits for events with the key; returns their bodies. */
  static List<String> await(String topic, String key) {
    List<String> found = new ArrayList<>();
    Awaitility.await(topic)
        .untilAsserted(() -> {
          found.clear();
          found.addAll(read(topic, key));
          assertThat(found).isNotEmpty();
        });
    return found;
  }

  private static List<String> read(String topic, String key) {
    Properties config = new Properties();
    config.putAll(Map.of("bootstrap.servers", servers(), "client.id", "test-consumer"));
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(part -> new TopicPartition(topic, part.partition()))
              .toList();
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      consumer.seekToBeginning(partitions);
      List<String> bodies = new ArrayList<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
          if (key.equals(record.key())) {
            bodies.add(record.value());
          }
        }
      }
      return bodies;
    }
  }

  private static String servers() {
    return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
  }
}
