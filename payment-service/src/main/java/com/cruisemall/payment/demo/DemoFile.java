package com.cruisemall.payment.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** Reader of the files of the demo catalogue. */
final class DemoFile {
  private DemoFile() {}

  static List<DemoProduct> products(ObjectMapper json) {
    return List.of(read("products.json", json, DemoProduct[].class));
  }

  static <T> T read(String name, ObjectMapper json, Class<T> type) {
    try (InputStream file = DemoFile.class.getResourceAsStream("/demo/" + name)) {
      return json.readValue(Objects.requireNonNull(file), type);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
