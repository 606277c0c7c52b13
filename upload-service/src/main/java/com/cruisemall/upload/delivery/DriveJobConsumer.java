package com.cruisemall.upload.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Hears of documents to be brought to Drive. A record is acknowledged when it needs nothing more;
 * what fails for other reasons, the database being away, is put into the queue again by {@link
 * DeliveryRescue}.
 */
@Singleton
class DriveJobConsumer {
  private final WorkOffDelivery work;
  private final ObjectMapper json;
  private final Clock clock;

  DriveJobConsumer(WorkOffDelivery work, ObjectMapper json, Clock clock) {
    this.work = work;
    this.json = json;
    this.clock = clock;
  }

  @Incoming("drive-jobs")
  @RunOnVirtualThread
  void now(String body) throws InterruptedException {
    Optional<DriveJob> job = parse(body);
    if (job.isPresent()) {
      work.workOff(job.get());
    }
  }

  /** Each record waits for itself, from the time it was sent. */
  @Incoming("drive-retries")
  @RunOnVirtualThread
  void later(ConsumerRecord<String, String> event) throws InterruptedException {
    Instant due =
        Instant.ofEpochMilli(event.timestamp()).plus(RetryTier.ofTopic(event.topic()).jittered());
    Duration wait = Duration.between(clock.instant(), due);
    if (wait.isPositive()) {
      Thread.sleep(wait);
    }
    now(event.value());
  }

  private Optional<DriveJob> parse(String body) {
    try {
      return Optional.of(json.readValue(body, DriveJob.class));
    } catch (JsonProcessingException e) {
      Log.error("an unreadable event is passed over topic=" + DriveJob.TOPIC, e);
      return Optional.empty();
    }
  }
}
