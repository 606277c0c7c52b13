package com.cruisemall.local.backing;

import com.cruisemall.local.process.CommandFailedException;
import java.util.Locale;

/** Operating system and architecture, in the naming of the bundled binaries. */
record Platform(String system, boolean arm) {
  static Platform current() {
    var os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    var cpu = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    var system = os.contains("linux") ? "linux" : os.contains("mac") ? "darwin" : "";
    var arm = cpu.equals("aarch64") || cpu.equals("arm64");
    if (system.isEmpty() || !(arm || cpu.equals("amd64") || cpu.equals("x86_64"))) {
      throw new CommandFailedException(
          "unsupported platform "
              + os
              + "/"
              + cpu
              + ": the local stack supports Linux and macOS on x86-64 and ARM64");
    }
    return new Platform(system, arm);
  }

  String postgresArchive() {
    return "postgres-" + system + "-" + (arm ? "arm_64" : "x86_64") + ".txz";
  }

  String redisServer() {
    return "redis-server-7.0.9-" + system + "-" + (arm ? "arm64" : "amd64");
  }
}
