package com.cruisemall.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files of the checkout. */
final class Checkout {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** Modules that run in production. */
  static final List<String> MODULES =
      List.of(
          "kit/service",
          "kit/transactions",
          "kit/outbox",
          "kit/images",
          "gateway",
          "auth-service",
          "payment-service",
          "upload-service",
          "chat-service",
          "rates-service");

  private Checkout() {}

  /** Returns all files below a folder with the ending, sorted by path. */
  static List<Path> files(String folder, String ending) {
    Path start = ROOT.resolve(folder);
    if (!Files.isDirectory(start)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(start)) {
      return all.filter(file -> file.toString().endsWith(ending))
          .filter(file -> !ROOT.relativize(file).toString().contains("target/"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
