package com.cruisemall.kit.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about all incoming Kafka channels of the service under test, found in its
 * configuration.
 */
public final class IncomingChannels {
  private static final Pattern CONNECTOR =
      Pattern.compile("mp\\.messaging\\.incoming\\.([^.]+)\\.connector");

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** Values that no producer of ours writes. {@code null} is a tombstone of a compacted topic. */
  private static final List<@Nullable String> ODD_VALUES =
      Arrays.asList(
          null,
          "",
          " ",
          "no JSON",
          "{",
          "null",
          "[]",
          "1",
          "\"text\"",
          "{}",
          "{\"unknown\":true}",
          "{\"sid\":1,\"orderId\":{},\"documentId\":\"none\",\"change\":[]}",
          "{\"sid\":null,\"orderId\":null,\"documentId\":null,\"change\":null}",
          "\u0000\uFFFD",
          "[".repeat(2000),
          "{\"change\":\"" + "x".repeat(900_000) + "\"}");

  private IncomingChannels() {}

  /**
   * Asserts that each channel goes on after each odd value, and that the service stays ready and
   * alive.
   */
  public static void assertSurviveOddValues() {
    List<String> channels = channels();
    assertThat(channels).isNotEmpty();
    for (String channel : channels) {
      for (String topic : topics(channel)) {
        for (@Nullable String value : ODD_VALUES) {
          awaitConsumed(channel, send(topic, value));
        }
        // A channel that ends does so after it has taken the value that ends it.
        awaitConsumed(channel, send(topic, "{}"));
        awaitConsumed(channel, send(topic, "{}"));
      }
    }
    String health =
        "http://localhost:%d/q/health"
            .formatted(config().getValue("quarkus.management.port", Integer.class));
    assertThat(RestAssured.get(health).statusCode()).isEqualTo(200);
  }

  private static List<String> channels() {
    return StreamSupport.stream(config().getPropertyNames().spliterator(), false)
        .map(CONNECTOR::matcher)
        .filter(matcher -> matcher.matches())
        .map(matcher -> matcher.group(1))
        .distinct()
        .toList();
  }

  private static List<String> topics(String channel) {
    String prefix = "mp.messaging.incoming." + channel + ".";
    return config()
        .getOptionalValues(prefix + "topics", String.class)
        .orElseGet(() -> List.of(config().getValue(prefix + "topic", String.class)));
  }

  private static RecordMetadata send(String topic, @Nullable String value) {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", config().getValue("kafka.bootstrap.servers", String.class));
    try (var producer =
        new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
      return producer.send(new ProducerRecord<>(topic, "odd", value)).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static void awaitConsumed(String channel, RecordMetadata sent) {
    var partition = new TopicPartition(sent.topic(), sent.partition());
    var kafka = CDI.current().select(KafkaClientService.class).get();
    Awaitility.await(channel + " consumes " + sent)
        .atMost(TIMEOUT)
        .until(() -> {
          var positions = kafka.getConsumer(channel).getPositions().await().atMost(TIMEOUT);
          return positions.getOrDefault(partition, 0L) > sent.offset();
        });
  }

  private static Config config() {
    return ConfigProvider.getConfig();
  }
}
