package com.cruisemall.helm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Environment variables without a default in the configuration of a service. */
final class RequiredVariables {
  /** {@code ${NAME}}: a variable without a default. */
  private static final Pattern REQUIRED = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)}");

  /**
   * {@code ${cruisemall.upstream.auth.url}}: a property that is set by its environment variable.
   */
  private static final Pattern PROPERTY = Pattern.compile("\\$\\{(cruisemall\\.[a-z.-]+)}");

  private static final Path ROOT = Path.of("..", "..");

  private RequiredVariables() {}

  static Set<String> of(String service) throws IOException {
    List<String> lines = configuration(service);
    Set<String> required = new TreeSet<>();
    for (String line : lines) {
      REQUIRED.matcher(line).results().forEach(found -> required.add(found.group(1)));
      PROPERTY
          .matcher(line)
          .results()
          .map(found -> found.group(1))
          .filter(property -> lines.stream().noneMatch(it -> it.startsWith(property + "=")))
          .forEach(property -> required.add(variable(property)));
    }
    return required;
  }

  private static String module(String service) {
    return service.equals("gateway") ? service : service + "-service";
  }

  private static List<String> configuration(String service) throws IOException {
    List<String> lines =
        new ArrayList<>(
            Files.readAllLines(
                ROOT.resolve(module(service))
                    .resolve("src/main/resources/application.properties")));
    lines.addAll(
        Files.readAllLines(
            ROOT.resolve(
                "kit/service/src/main/resources/META-INF/microprofile-config.properties")));
    lines.removeIf(line -> line.startsWith("#") || line.startsWith("%"));
    return lines;
  }

  private static String variable(String property) {
    return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }
}
