package com.cruisemall.upload.drive;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Which Drive, and how hard it may be worked. */
@ConfigMapping(prefix = "cruisemall.drive")
public interface DriveConfig {
  /** Another address than Google's: the sandbox. Needs no credentials. */
  Optional<URI> url();

  /** The key file of a service account ({@code GOOGLE_APPLICATION_CREDENTIALS}). */
  Optional<Path> credentials();

  /** The folder, on a shared drive, in which submissions get theirs ({@code DRIVE_ROOT_FOLDER}). */
  String rootFolder();

  /** Writes in a second, for all instances together; Google's own limit is about three. */
  @WithDefault("3")
  @Positive
  double writesPerSecond();

  /** What an instance takes of them while Redis cannot share them out, in percent. */
  @WithDefault("25")
  @Positive
  int localPercent();

  /** The longest wait for a turn; beyond it the work is put back. */
  @WithDefault("20s")
  Duration patience();

  /** The longest pause after refusals for quota; the first is a second, and each doubles. */
  @WithDefault("64s")
  Duration longestHold();

  /** The longest wait for a connection. */
  @WithDefault("5s")
  Duration connectTimeout();

  /** The longest wait for an answer. */
  @WithDefault("15s")
  Duration readTimeout();

  /** What is sent at a time; a multiple of 256 KiB. */
  @WithDefault("1M")
  MemorySize chunk();
}
