package com.cruisemall.local.backing;

import com.cruisemall.local.process.Processes;
import com.cruisemall.local.process.StartFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Which redis-server is run: the one named by REDIS_BIN, else one on the PATH, else the packed. */
final class RedisBinary {
  private static final Pattern MAJOR = Pattern.compile("v=(\\d+)\\.");

  private RedisBinary() {}

  static String find(Programs programs) {
    var named = System.getenv("REDIS_BIN");
    if (named != null && !named.isBlank()) {
      if (!usable(named)) {
        throw new StartFailure(
            "REDIS_BIN=" + named + " is not a redis-server of version 7 or newer");
      }
      return named;
    }
    return Processes.onPath("redis-server")
        .filter(RedisBinary::usable)
        .orElseGet(() -> {
          var packed = programs.redisServer().toString();
          if (!usable(packed)) {
            throw new StartFailure(
                "the packed Redis does not run on this machine: install redis-server 7 or"
                    + " newer, or name one in REDIS_BIN");
          }
          return packed;
        });
  }

  /** Key permissions apart for reading and writing came with version 7. */
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
