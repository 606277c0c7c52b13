package com.cruisemall.payment.crash;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Crashing on purpose, for the tests of the local stack. */
@ConfigMapping(prefix = "cruisemall.crash")
public interface CrashConfig {
  /**
   * A file that names the {@link CrashPoint} at which the process ends; the file is removed first.
   * Set in the profile {@code local} alone.
   */
  Optional<Path> file();
}
