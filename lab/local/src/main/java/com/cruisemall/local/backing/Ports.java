package com.cruisemall.local.backing;

import com.cruisemall.local.process.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Free ports of one stack, the same again at the next start unless somebody took them meanwhile.
 */
public final class Ports {
  private final Path file;
  private final Properties known = new Properties();

  Ports(Path file) {
    this.file = file;
    if (Files.exists(file)) {
      try (var reader = Files.newBufferedReader(file)) {
        known.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  public int of(String name) {
    var before = Integer.parseInt(known.getProperty(name, "0"));
    if (before != 0 && FreePort.isFree(before)) {
      return before;
    }
    var port = FreePort.any();
    while (known.containsValue(Integer.toString(port))) {
      port = FreePort.any();
    }
    known.setProperty(name, Integer.toString(port));
    save();
    return port;
  }

  private void save() {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (var writer = Files.newBufferedWriter(file)) {
        known.store(writer, "free ports this stack found");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
