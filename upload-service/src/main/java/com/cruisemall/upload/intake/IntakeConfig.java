package com.cruisemall.upload.intake;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Limits of passport uploads. */
@ConfigMapping(prefix = "cruisemall.intake")
public interface IntakeConfig {
  /** Maximum size of a file. */
  @WithDefault("15M")
  MemorySize maxFileSize();

  /** Maximum size of the form around the file: boundaries, headers, fields. */
  @WithDefault("64K")
  MemorySize maxFormSize();

  /** Maximum size of a text field. */
  @WithDefault("4K")
  MemorySize maxFieldSize();

  /** Maximum number of parts in a form; the web client sends three. */
  @WithDefault("8")
  int maxParts();

  /** Maximum number of pixels of an image. */
  @WithDefault("200000000")
  long maxPixels();

  /** Maximum duration of an upload, sized for a phone with a bad connection. */
  @WithDefault("10m")
  Duration timeout();

  /** Delay between the response and the close of a connection whose body is too large. */
  @WithDefault("2s")
  Duration closeDelay();

  /** Concurrent uploads of one instance; more get 503. */
  @WithDefault("300")
  int maxUploads();

  /** Concurrent uploads of one instance over one link; more get 429. */
  @WithDefault("30")
  int maxUploadsPerLink();

  /** Concurrent transactions of uploads; fewer than the connections of the pool. */
  @WithDefault("10")
  @Min(1)
  int maxTransactions();

  /** Age at which an incomplete document is deleted; longer than the timeout. */
  @WithDefault("15m")
  Duration abandonedAfter();
}
