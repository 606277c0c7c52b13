package com.cruisemall.chat.quota;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How much may be asked, by whom. */
@ConfigMapping(prefix = "cruisemall.quota")
public interface QuotaConfig {
  /** Of a signed-in person. */
  Person person();

  /** Of all guests behind one address; loose, since a ship's passengers share one. */
  Address guestAddress();

  /** What is left of the limits while Redis is away and each instance counts alone, in percent. */
  @Min(1)
  @Max(100)
  @WithDefault("50")
  int localPercent();

  /** The longest wait for Redis. */
  @WithDefault("500ms")
  Duration redisPatience();

  /** How long Redis is not asked after it did not answer. */
  @WithDefault("2s")
  Duration redisPause();

  /** The limits of a signed-in person. */
  interface Person {
    @Min(1)
    @WithDefault("30")
    int questionsPerMinute();

    /** Questions at once. */
    @Min(1)
    @WithDefault("60")
    int burst();

    /** The model's tokens in a day of Korea; past them the fallback answers. */
    @Min(1)
    @WithDefault("300000")
    long tokensPerDay();
  }

  /** The limits of an address. */
  interface Address {
    @Min(1)
    @WithDefault("600")
    int questionsPerMinute();

    /** Questions at once. */
    @Min(1)
    @WithDefault("1000")
    int burst();

    /** The model's tokens in a day of Korea; past them the fallback answers. */
    @Min(1)
    @WithDefault("10000000")
    long tokensPerDay();
  }
}
