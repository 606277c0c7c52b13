package com.cruisemall.gateway.behaviour;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How visitors are recognised, and how much of what they do waits for Kafka. */
@ConfigMapping(prefix = "cruisemall.behaviour")
public interface BehaviourConfig {
  /** How long a consent lasts. */
  @WithDefault("180d")
  Duration consent();

  /** Events that wait for Kafka at most; more are dropped and counted. */
  @WithDefault("10000")
  int buffer();

  /** Events that happened longer ago are refused. */
  @WithDefault("24h")
  Duration oldest();
}
