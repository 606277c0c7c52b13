package com.cruisemall.upload.delivery;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/** The waits between attempts, each with a topic of its own: growing, and then no further. */
enum RetryTier {
  SECONDS("2s", Duration.ofSeconds(2)),
  MANY_SECONDS("10s", Duration.ofSeconds(10)),
  MINUTE("1m", Duration.ofMinutes(1)),
  MINUTES("10m", Duration.ofMinutes(10));

  private static final int ATTEMPTS_BY_THE_MINUTE = 10;

  private final String topic;
  private final Duration delay;

  RetryTier(String label, Duration delay) {
    this.topic = "upload.drive-job.retry-" + label + ".v1";
    this.delay = delay;
  }

  /**
   * For the wait after so many attempts: an outage of minutes is over within a minute here, too.
   */
  static RetryTier after(int attempts) {
    return switch (attempts) {
      case 1 -> SECONDS;
      case 2 -> MANY_SECONDS;
      default -> attempts <= ATTEMPTS_BY_THE_MINUTE ? MINUTE : MINUTES;
    };
  }

  static RetryTier ofTopic(String topic) {
    return Arrays.stream(values())
        .filter(tier -> tier.topic.equals(topic))
        .findFirst()
        .orElseThrow();
  }

  String topic() {
    return topic;
  }

  Duration delay() {
    return delay;
  }

  /** Up to a quarter more, so that what failed together is not tried together. */
  Duration jittered() {
    return delay.plusMillis(ThreadLocalRandom.current().nextLong(delay.toMillis() / 4));
  }
}
