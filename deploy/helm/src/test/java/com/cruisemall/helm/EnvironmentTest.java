package com.cruisemall.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every service is told what it does not start without. */
class EnvironmentTest {
  /** {@code ${NAME}}: a variable without a default. */
  private static final Pattern REQUIRED = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)}");

  /** {@code ${cruisemall.upstream.auth.url}}: the same, by the name of a property. */
  private static final Pattern PROPERTY = Pattern.compile("\\$\\{(cruisemall\\.[a-z.-]+)}");

  private static final Path ROOT = Path.of("..", "..");

  private final Rendered rendered = Chart.render("httproute");

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
                "service-kit/src/main/resources/META-INF/microprofile-config.properties")));
    lines.removeIf(line -> line.startsWith("#") || line.startsWith("%"));
    return lines;
  }

  @ParameterizedTest
  @ValueSource(strings = {"gateway", "auth", "payment", "upload", "chat", "rates"})
  void hasWhatTheServiceRequires(String service) throws IOException {
    List<String> lines = configuration(service);
    Set<String> given =
        Rendered.environment(rendered.one("Deployment", "shop-" + service)).keySet();

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

    assertThat(required).contains("CRUISEMALL_TOKEN_ISSUER");
    assertThat(given).containsAll(required);
  }

  @Test
  void namesDatabasesAndRolesAsTheLocalStackDoes() {
    JsonNode job = rendered.one("Job", "shop-payment-migration");
    Map<String, String> values =
        Rendered.environment(job).values().stream()
            .collect(
                Collectors.toMap(it -> it.path("name").asText(), it -> it.path("value").asText()));

    assertThat(values)
        .containsEntry("QUARKUS_DATASOURCE_USERNAME", "payment_service")
        .containsEntry("QUARKUS_FLYWAY_USERNAME", "payment_owner")
        .containsEntry("QUARKUS_INIT_AND_EXIT", "true")
        .doesNotContainKey("QUARKUS_FLYWAY_MIGRATE_AT_START");
    assertThat(values.get("QUARKUS_DATASOURCE_JDBC_URL"))
        .startsWith("jdbc:postgresql://postgres.postgres.svc:5432/payment?sslmode=verify-full");
  }

  @Test
  void letsOnlyTheMigrationChangeTables() {
    assertThat(rendered.all("Deployment"))
        .allSatisfy(deployment -> {
          var environment = Rendered.environment(deployment);
          assertThat(environment).doesNotContainKey("QUARKUS_FLYWAY_PASSWORD");
          if (environment.containsKey("QUARKUS_DATASOURCE_JDBC_URL")) {
            assertThat(Rendered.value(deployment, "QUARKUS_FLYWAY_MIGRATE_AT_START"))
                .isEqualTo("false");
          }
        });
  }

  private static String variable(String property) {
    return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }
}
