package com.cruisemall.gateway.cache;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much of public answers a gateway keeps, and for how long beyond their freshness. */
@ConfigMapping(prefix = "cruisemall.cache")
public interface CacheConfig {
  /** All answers together. */
  @WithDefault("64M")
  MemorySize memory();

  /** Larger answers are passed on and not kept. */
  @WithDefault("2M")
  MemorySize largestAnswer();

  /** A stale answer no older than this is given while a new one is fetched (RFC 5861 §3). */
  @WithDefault("30s")
  Duration staleWhileRevalidate();

  /** A stale answer no older than this is given when the service fails (RFC 5861 §4). */
  @WithDefault("1h")
  Duration staleIfError();
}
