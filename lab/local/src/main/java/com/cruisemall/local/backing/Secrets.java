package com.cruisemall.local.backing;

import com.cruisemall.local.process.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Generated passwords and keys of one stack, stored in a file with mode 0600. */
public final class Secrets {
  private final Path file;
  private final SecureRandom random;
  private final Map<String, String> values = new TreeMap<>();

  public Secrets(Path file, SecureRandom random) {
    this.file = file;
    this.random = random;
    try {
      if (Files.exists(file)) {
        Files.readAllLines(file).stream()
            .map(line -> line.split("=", 2))
            .filter(pair -> pair.length == 2)
            .forEach(pair -> values.put(pair[0], pair[1]));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a password of 32 URL-safe characters. */
  public synchronized String password(String name) {
    return getOrGenerate(name, Base64.getUrlEncoder().withoutPadding(), 24);
  }

  /** Returns a key of 32 random bytes in base64. */
  public synchronized String key(String name) {
    return getOrGenerate(name, Base64.getEncoder(), 32);
  }

  private String getOrGenerate(String name, Base64.Encoder encoder, int length) {
    var known = values.get(name);
    if (known != null) {
      return known;
    }
    var bytes = new byte[length];
    random.nextBytes(bytes);
    var generated = encoder.encodeToString(bytes);
    values.put(name, generated);
    save();
    return generated;
  }

  private void save() {
    var text =
        values.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
            .collect(Collectors.joining());
    try {
      new PrivateFile(file).write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
