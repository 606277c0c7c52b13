package com.cruisemall.docs;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code docs/configuration.md}: what can be set from outside, and what holds if it is not. */
final class ConfigurationPage {
  /** {@code ${NAME}} or {@code ${NAME:default}}, where it is a variable's name. */
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)(?::((?:[^${}]|\\$\\{[^}]*})*))?}");

  private static final Map<String, String> READERS =
      Map.of(
          "kit/service",
          "every service",
          "kit/transactions",
          "every service with a database",
          "kit/outbox",
          "auth, payment, upload");

  private ConfigurationPage() {}

  static String text() {
    return """
    # Configuration

    Made of the code: `mvn -pl docs test -Dconfiguration.write` brings it in step, and a test fails when it is not. Every property can be given as an environment variable, whose name is that of the property in capitals, with `_` for every other sign. Durations: `30s`, `5m`, `PT1H`.

    ## Variables

    What operators give: partners, secrets, addresses. A program does not start without those that have no default.

    | variable | default | whose | sets |
    | --- | --- | --- | --- |
    %s
    ## Of the platform

    The names are those of Quarkus and its connectors.

    | variable | what | whose |
    | --- | --- | --- |
    | `QUARKUS_DATASOURCE_JDBC_URL`, `_USERNAME`, `_PASSWORD` | the database, by the role without rights on tables' form | every service with a database |
    | `QUARKUS_FLYWAY_USERNAME`, `_PASSWORD` | the role that owns the tables | whoever migrates |
    | `QUARKUS_DATASOURCE_JDBC_MAX_SIZE` | connections of one instance | every service with a database |
    | `QUARKUS_REDIS_HOSTS`, `QUARKUS_REDIS_CLIENT_TYPE` | Redis; `cluster` for Redis Cluster | gateway and services |
    | `KAFKA_BOOTSTRAP_SERVERS` | Kafka | gateway, auth, payment, upload |
    | `OTEL_EXPORTER_OTLP_ENDPOINT` | a collector of OpenTelemetry (OTLP over HTTP); it alone switches traces on | all |
    | `QUARKUS_OTEL_TRACES_SAMPLER_ARG` | which part of requests is traced, 0 to 1; 1 by default | all |
    | `SENTRY_DSN` | Sentry; it alone switches reports on | all |

    %s\
    """
        .formatted(variables(), settings());
  }

  private static String variables() {
    Map<String, TreeSet<String>> uses = new TreeMap<>();
    for (String module : Checkout.MODULES) {
      Properties.of(module)
          .forEach((name, value) -> {
            Matcher found = VARIABLE.matcher(value);
            while (found.find()) {
              String row =
                  "| `%s` | %s | %s | "
                      .formatted(found.group(1), fallback(found.group(2)), reader(module));
              uses.computeIfAbsent(row, _ -> new TreeSet<>()).add("`" + name + "`");
            }
          });
    }
    return uses.entrySet().stream()
        .map(use -> use.getKey() + String.join(", ", use.getValue()) + " |\n")
        .collect(Collectors.joining());
  }

  private static String fallback(@Nullable String value) {
    return value == null ? "required" : value.isEmpty() ? "empty" : "`" + value + "`";
  }

  private static String settings() {
    StringBuilder page = new StringBuilder();
    for (String module : Checkout.MODULES) {
      List<Setting> settings =
          Settings.of(module).stream()
              .flatMap(setting -> setting.asSetIn(Properties.of(module)).stream())
              .sorted(Comparator.comparing(Setting::name))
              .toList();
      if (!settings.isEmpty()) {
        page.append("## Of ").append(reader(module)).append("\n\n");
        page.append(
            "| property | variable | type | default | what |\n| --- | --- | --- | --- | --- |\n");
        settings.forEach(setting ->
            page.append(
                "| `%s` | `%s` | %s | %s | %s |\n"
                    .formatted(
                        setting.name(),
                        setting.variable(),
                        setting.type(),
                        setting.fallback().matches("required|none")
                            ? setting.fallback()
                            : "`" + setting.fallback() + "`",
                        setting.meaning().replace("|", "\\|"))));
        page.append('\n');
      }
    }
    return page.toString().stripTrailing() + "\n";
  }

  private static String reader(String module) {
    return READERS.getOrDefault(module, module);
  }
}
