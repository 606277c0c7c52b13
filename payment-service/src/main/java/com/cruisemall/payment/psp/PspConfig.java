package com.cruisemall.payment.psp;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Configuration of the PSP client. */
@ConfigMapping(prefix = "cruisemall.psp")
public interface PspConfig {
  URI url();

  /** The secret that authenticates the shop to the PSP. */
  String secretKey();

  /** The public key for the browser. */
  String clientKey();

  /** The PSP's script for the browser. */
  URI scriptUrl();

  /** The timeout of a confirm or cancel request; after it the outcome is unknown. */
  @WithDefault("15s")
  Duration timeout();

  /** The timeout of a query, which is safe to repeat. */
  @WithDefault("5s")
  Duration readTimeout();

  /** The maximum number of concurrent confirm and cancel requests; excess gets 503, uncharged. */
  @WithDefault("200")
  int concurrency();

  /** The maximum number of concurrent queries. */
  @WithDefault("20")
  int readConcurrency();

  /** The time that the circuit breaker stays open after half of the last 20 requests failed. */
  @WithDefault("5s")
  Duration breakerDelay();

  /** The page size of the PSP's list of transactions. */
  @WithDefault("1000")
  int listPageSize();
}
