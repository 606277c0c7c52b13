package com.cruisemall.upload.delivery;

import com.cruisemall.kit.event.EventReader;
import com.cruisemall.kit.event.EventReaders;
import com.cruisemall.upload.Delay;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Consumer of delivery events. A record is acknowledged once it needs no further processing. An
 * event that fails otherwise, for example while the database is unavailable, is replaced by {@link
 * StalledDeliveryJob}.
 */
@Singleton
class DriveJobConsumer {
  private final ProcessDelivery delivery;
  private final DeliveryConfig config;
  private final EventReader<DriveJob> events;
  private final SecureRandom random;
  private final Clock clock;

  DriveJobConsumer(
      ProcessDelivery delivery,
      DeliveryConfig config,
      EventReaders readers,
      SecureRandom random,
      Clock clock) {
    this.delivery = delivery;
    this.config = config;
    this.events = readers.of(DriveJob.TOPIC, DriveJob.class);
    this.random = random;
    this.clock = clock;
  }

  @Incoming("drive-jobs")
  @RunOnVirtualThread
  void onJob(ConsumerRecord<String, String> event) throws InterruptedException {
    Optional<DriveJob> job = events.read(event.value());
    if (job.isPresent()) {
      delivery.process(job.get());
    }
  }

  /** Processes a retry once its delay, counted from the record's timestamp, is over. */
  @Incoming("drive-retries")
  @RunOnVirtualThread
  void onRetry(ConsumerRecord<String, String> event) throws InterruptedException {
    Optional<DriveJob> job = events.read(event.value());
    if (job.isPresent()) {
      awaitDelay(event);
      delivery.process(job.get());
    }
  }

  private void awaitDelay(ConsumerRecord<String, String> event) throws InterruptedException {
    Duration delay = RetryTier.ofTopic(event.topic()).jitteredDelay(config, random);
    Instant due = Instant.ofEpochMilli(event.timestamp()).plus(delay);
    Duration wait = Duration.between(clock.instant(), due);
    if (wait.isPositive()) {
      Delay.await(wait);
    }
  }
}
