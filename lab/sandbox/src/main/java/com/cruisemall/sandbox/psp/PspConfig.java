package com.cruisemall.sandbox.psp;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The payment provider's keys, limits and memory. */
@ConfigMapping(prefix = "sandbox.psp")
public interface PspConfig {
  /** What the shop's server signs in with. */
  @WithDefault("test_sk_sandbox")
  String secretKey();

  /** What the shop's pages name the shop by. */
  @WithDefault("test_ck_sandbox")
  String clientKey();

  /** The folder in which payments survive a restart; absent, they live in memory alone. */
  Optional<Path> state();

  /** How long the customer may take in the payment window. */
  @WithDefault("30m")
  Duration authenticateWithin();

  /** How long the shop may take to confirm afterwards. */
  @WithDefault("10m")
  Duration confirmWithin();

  /** How long a virtual account waits for its deposit. */
  @WithDefault("7d")
  Duration depositWithin();

  /** How long an idempotency key is remembered. */
  @WithDefault("15d")
  Duration idempotencyKeyLifetime();

  /** Where changes are told; absent, nowhere. */
  Optional<URI> webhookUrl();

  /** The waits before a webhook that was not answered with 200 is sent again. */
  @WithDefault("1m,4m,16m,64m,256m,1024m,4096m")
  List<Duration> webhookResends();

  /** How long the shop may take to answer a webhook. */
  @WithDefault("10s")
  Duration webhookTimeout();

  /** How many webhooks are under way at a time. */
  @WithDefault("16")
  int webhookConcurrency();
}
