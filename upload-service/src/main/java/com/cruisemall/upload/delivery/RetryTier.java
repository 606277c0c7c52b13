package com.cruisemall.upload.delivery;

import java.time.Duration;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Delay before a retry. Each tier has a Kafka topic; the delays grow to a maximum. */
enum RetryTier {
  TWO_SECONDS("2s", Duration.ofSeconds(2)),
  TEN_SECONDS("10s", Duration.ofSeconds(10)),
  ONE_MINUTE("1m", Duration.ofMinutes(1)),
  TEN_MINUTES("10m", Duration.ofMinutes(10));

  private static final int MAX_ONE_MINUTE_ATTEMPTS = 10;

  private final String topic;
  private final Duration delay;

  RetryTier(String label, Duration delay) {
    this.topic = "upload.drive-job.retry-" + label + ".v1";
    this.delay = delay;
  }

  /** Selects the tier after a number of attempts, so that a short outage costs about a minute. */
  static RetryTier after(int attempts) {
    return switch (attempts) {
      case 1 -> TWO_SECONDS;
      case 2 -> TEN_SECONDS;
      default -> attempts <= MAX_ONE_MINUTE_ATTEMPTS ? ONE_MINUTE : TEN_MINUTES;
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

  Duration delay(DeliveryConfig config) {
    Duration max = config.maxRetryDelay();
    return delay.compareTo(max) < 0 ? delay : max;
  }

  /** Delay with up to 25 % jitter, so that simultaneous failures are not retried together. */
  Duration jitteredDelay(DeliveryConfig config, RandomGenerator random) {
    Duration base = delay(config);
    return base.plusMillis(random.nextLong(base.toMillis() / 4 + 1));
  }
}
