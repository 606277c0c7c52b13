package com.cruisemall.kit.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;

/** Consumer of the records that a topic receives from now on. */
final class SentRecords implements AutoCloseable {
  private final KafkaConsumer<String, String> consumer;
  private final List<ConsumerRecord<String, String>> records = new ArrayList<>();

  SentRecords(String topic) {
    Properties properties = new Properties();
    properties.put(
        "bootstrap.servers",
        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(part -> new TopicPartition(topic, part.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    // Seeking is lazy; the position fixes it now.
    partitions.forEach(consumer::position);
  }

  /** Waits for this many records of a key; returns their member {@code n} in order. */
  List<Integer> numbersOf(String key, int count) {
    return Awaitility.await(key)
        .until(
            () -> {
              consumer.poll(Duration.ofMillis(100)).forEach(records::add);
              return records.stream()
                  .filter(record -> record.key().equals(key))
                  .map(record -> Integer.valueOf(record.value().replaceAll("\\D", "")))
                  .toList();
            },
            numbers -> numbers.size() >= count);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
