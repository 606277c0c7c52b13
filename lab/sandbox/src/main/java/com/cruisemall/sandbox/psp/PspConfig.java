package com.cruisemall.sandbox.psp;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Keys, timeouts, state and webhooks of the simulated PSP. */
@ConfigMapping(prefix = "sandbox.psp")
public interface PspConfig {
  /** Secret key of the shop's server. */
  @WithDefault("test_sk_sandbox")
  String secretKey();

  /** Client key of the shop's pages. */
  @WithDefault("test_ck_sandbox")
  String clientKey();

  /** Directory of the payment journal; if absent, payments are kept in memory only. */
  Optional<Path> state();

  /** Time for the customer to authenticate in the payment window. */
  @WithDefault("30m")
  Duration authenticationTimeout();

  /** Time for the shop to confirm after the authentication. */
  @WithDefault("10m")
  Duration confirmationTimeout();

  /** Time for the deposit into a virtual account. */
  @WithDefault("7d")
  Duration depositTimeout();

  /** Retention of idempotency keys. */
  @WithDefault("15d")
  Duration idempotencyKeyLifetime();

  /** Webhook URL; no webhooks are sent if absent. */
  Optional<URI> webhookUrl();

  /** Delays before the retries of a webhook that did not get a 200 response. */
  @WithDefault("1m,4m,16m,64m,256m,1024m,4096m")
  List<Duration> webhookRetryDelays();

  /** Response timeout of a webhook. */
  @WithDefault("10s")
  Duration webhookTimeout();

  /** Maximum number of webhook requests in flight. */
  @WithDefault("16")
  int webhookConcurrency();
}
