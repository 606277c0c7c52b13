package com.cruisemall.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Properties that a module sets for every profile. */
final class Properties {
  private Properties() {}

  static Map<String, String> of(String module) {
    Map<String, String> set = new TreeMap<>();
    for (String file : List.of("META-INF/microprofile-config", "application")) {
      Path path = Checkout.ROOT.resolve(module + "/src/main/resources/" + file + ".properties");
      if (Files.exists(path)) {
        Checkout.read(path)
            .lines()
            .filter(line -> !line.startsWith("#") && !line.startsWith("%") && line.contains("="))
            .forEach(line -> {
              int end = line.indexOf('=');
              set.put(line.substring(0, end), line.substring(end + 1));
            });
      }
    }
    return set;
  }
}
