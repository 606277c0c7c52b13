package com.cruisemall.chat.quota;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Question rates and token quotas. */
@ConfigMapping(prefix = "cruisemall.quota")
public interface QuotaConfig {
  /** Limits of a signed-in person. */
  Person person();

  /** Limits of all guests behind one address; high, because the passengers of a ship share one. */
  Address guestAddress();

  /** Percentage of the limits that each instance allows while Redis is unavailable. */
  @Min(1)
  @Max(100)
  @WithDefault("50")
  int localPercent();

  /** Timeout of a Redis call. */
  @WithDefault("1s")
  Duration redisTimeout();

  /** Time without Redis calls after a failed one. */
  @WithDefault("2s")
  Duration redisPause();

  /** Limits of a signed-in person. */
  interface Person {
    /** Sustained question rate. */
    @Min(1)
    @WithDefault("30")
    int questionsPerMinute();

    /** Questions allowed in a burst. */
    @Min(1)
    @WithDefault("60")
    int burst();

    /** Model tokens per day in Korea; above them the fallback answers. */
    @Min(1)
    @WithDefault("300000")
    long tokensPerDay();
  }

  /** Limits of an address. */
  interface Address {
    /** Sustained question rate. */
    @Min(1)
    @WithDefault("600")
    int questionsPerMinute();

    /** Questions allowed in a burst. */
    @Min(1)
    @WithDefault("1000")
    int burst();

    /** Model tokens per day in Korea; above them the fallback answers. */
    @Min(1)
    @WithDefault("10000000")
    long tokensPerDay();
  }
}
