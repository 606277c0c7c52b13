package com.cruisemall.local.backing;

import com.cruisemall.local.process.LoopbackPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Free ports of one stack, reused at the next start unless another process has taken them. */
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
    if (before != 0 && LoopbackPort.isFree(before)) {
      return before;
    }
    var port = LoopbackPort.findFree();
    while (known.containsValue(Integer.toString(port))) {
      port = LoopbackPort.findFree();
    }
    known.setProperty(name, Integer.toString(port));
    save();
    return port;
  }

  private void save() {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (var writer = Files.newBufferedWriter(file)) {
        known.store(writer, "assigned ports");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
