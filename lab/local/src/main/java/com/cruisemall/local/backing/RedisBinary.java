package com.cruisemall.local.backing;

import com.cruisemall.local.process.CommandFailedException;
import com.cruisemall.local.process.Processes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Finds redis-server: REDIS_BIN, then the PATH, then the bundled binary. */
final class RedisBinary {
  private static final Pattern MAJOR = Pattern.compile("v=(\\d+)\\.");

  private RedisBinary() {}

  static String find(BundledBinaries programs) {
    var named = System.getenv("REDIS_BIN");
    if (named != null && !named.isBlank()) {
      if (!usable(named)) {
        throw new CommandFailedException("REDIS_BIN=" + named + " is not redis-server 7 or newer");
      }
      return named;
    }
    return Processes.findOnPath("redis-server")
        .filter(RedisBinary::usable)
        .orElseGet(() -> {
          var bundled = programs.redisServer().toString();
          if (!usable(bundled)) {
            throw new CommandFailedException(
                "the bundled redis-server does not run on this machine: install redis-server 7 or"
                    + " newer, or set REDIS_BIN");
          }
          return bundled;
        });
  }

  /** Version 7 introduced separate read and write key permissions. */
  private static boolean usable(String program) {
    try {
      var process = new ProcessBuilder(program, "--version").redirectErrorStream(true).start();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      var major = MAJOR.matcher(output);
      return process.waitFor() == 0 && major.find() && Integer.parseInt(major.group(1)) >= 7;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
