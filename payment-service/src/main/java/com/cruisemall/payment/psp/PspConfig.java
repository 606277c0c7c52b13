package com.cruisemall.payment.psp;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** The PSP, and how long it is waited for. */
@ConfigMapping(prefix = "cruisemall.psp")
public interface PspConfig {
  URI url();

  /** Known to the shop and the PSP alone. */
  String secretKey();

  /** For the browser. */
  String clientKey();

  /** The PSP's script for the browser. */
  URI scriptUrl();

  /** For a confirm or a cancel; beyond it the outcome is unknown. */
  @WithDefault("15s")
  Duration timeout();

  /** For a question, which can be asked again. */
  @WithDefault("5s")
  Duration readTimeout();

  /** Confirms and cancels under way at a time; more are refused with 503, nothing is charged. */
  @WithDefault("200")
  int concurrency();

  /** Questions under way at a time. */
  @WithDefault("20")
  int readConcurrency();

  /** How long the PSP is left alone after half of its last answers failed. */
  @WithDefault("5s")
  Duration breakerDelay();

  /** Transactions in one page of the PSP's list. */
  @WithDefault("1000")
  int listPage();
}
