package com.cruisemall.upload.drive;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Configuration of the Google Drive client. */
@ConfigMapping(prefix = "cruisemall.drive")
public interface DriveConfig {
  /** Base URL of the sandbox instead of Google's; needs no credentials. */
  Optional<URI> url();

  /** Key file of a service account ({@code GOOGLE_APPLICATION_CREDENTIALS}). */
  Optional<Path> credentials();

  /** Folder on a shared drive that contains the folders of all requests. */
  String rootFolder();

  /** Writes per second of all instances together; Google's limit is about three. */
  @WithDefault("3")
  @Positive
  double writesPerSecond();

  /** Share of these writes that one instance uses while Redis is unavailable, in percent. */
  @WithDefault("25")
  @Positive
  int localPercent();

  /** Maximum wait for a permit; beyond it the delivery is retried later. */
  @WithDefault("20s")
  Duration permitTimeout();

  /** Maximum pause after a rate limit response; the first is one second, and each doubles. */
  @WithDefault("64s")
  Duration maxBackoff();

  /** Connect timeout. */
  @WithDefault("5s")
  Duration connectTimeout();

  /** Read timeout. */
  @WithDefault("15s")
  Duration readTimeout();

  /** Size of one chunk of a resumable upload; a multiple of 256 KiB. */
  @WithDefault("1M")
  MemorySize chunkSize();
}
