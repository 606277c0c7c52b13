package com.cruisemall.payment.crash;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Ends the process where a test of the local stack wants it to; does nothing anywhere else. */
@Singleton
public class CrashPoints {
  private static final int KILLED = 137;

  private final Optional<Path> file;

  CrashPoints(CrashConfig config) {
    boolean local = ConfigUtils.isProfileActive("local") || LaunchMode.current().isDevOrTest();
    if (config.file().isPresent() && !local) {
      throw new IllegalStateException("cruisemall.crash.file is for the local stack only");
    }
    this.file = config.file();
  }

  /** Does not return if the test asked for a crash here. */
  public void reached(CrashPoint point) {
    if (file.isPresent() && take(file.get(), point)) {
      Runtime.getRuntime().halt(KILLED);
    }
  }

  /** Whoever removes the file is the one who crashes: it happens once. */
  private static boolean take(Path file, CrashPoint point) {
    try {
      return Files.exists(file)
          && Files.readString(file).strip().equals(point.name())
          && Files.deleteIfExists(file);
    } catch (IOException _) {
      return false;
    }
  }
}
