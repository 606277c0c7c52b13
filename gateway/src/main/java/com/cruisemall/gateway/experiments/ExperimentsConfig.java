package com.cruisemall.gateway.experiments;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Which experiments run, and how long their counts are kept. */
@ConfigMapping(prefix = "cruisemall.experiments")
public interface ExperimentsConfig {
  /** A file of flags in the form of flagd; that in the jar by default. Read at the start. */
  Optional<Path> flags();

  /** Counts that nobody adds to for so long are forgotten. */
  @WithDefault("90d")
  Duration kept();

  /** The longest wait for the counts. */
  @WithDefault("2s")
  Duration patience();
}
