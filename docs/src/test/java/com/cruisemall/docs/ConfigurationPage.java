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

/** Content of {@code docs/configuration.md}: every setting with its default. */
final class ConfigurationPage {
  /** {@code ${NAME}} or {@code ${NAME:default}}, where NAME is an environment variable. */
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

    Generated from the code: `mvn -pl docs test -Dconfiguration.write` updates it, and a test fails if it is outdated. Every property can be set as an environment variable: the name in capitals, with `_` instead of every other character. Durations: `30s`, `5m`, `PT1H`.

    ## Variables

    Partners, secrets and addresses. A program does not start without a variable marked *required*.

    | variable | default | read by | sets |
    | --- | --- | --- | --- |
    %s
    ## Platform

    Names of Quarkus and its connectors.

    | variable | meaning | read by |
    | --- | --- | --- |
    | `QUARKUS_DATASOURCE_JDBC_URL`, `_USERNAME`, `_PASSWORD` | the database, with the runtime role, which has no DDL rights | every service with a database |
    | `QUARKUS_FLYWAY_USERNAME`, `_PASSWORD` | the role that owns the tables | migrations |
    | `QUARKUS_DATASOURCE_JDBC_MAX_SIZE` | pool size of one instance | every service with a database |
    | `QUARKUS_REDIS_HOSTS`, `QUARKUS_REDIS_CLIENT_TYPE` | Redis; `cluster` for Redis Cluster | gateway and services |
    | `KAFKA_BOOTSTRAP_SERVERS` | Kafka | gateway, auth, payment, upload |
    | `OTEL_EXPORTER_OTLP_ENDPOINT` | OpenTelemetry collector (OTLP over HTTP); setting it switches tracing on | all |
    | `QUARKUS_OTEL_TRACES_SAMPLER_ARG` | sampled share of requests, 0 to 1; default 1 | all |
    | `SENTRY_DSN` | Sentry; setting it switches error reports on | all |

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
        page.append("## ").append(reader(module)).append("\n\n");
        page.append(
            """
            | property | variable | type | default | meaning |
            | --- | --- | --- | --- | --- |
            """);
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
