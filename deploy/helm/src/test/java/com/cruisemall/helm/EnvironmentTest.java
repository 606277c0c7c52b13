package com.cruisemall.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Environment variables of the rendered deployments and jobs. */
class EnvironmentTest {
  private final Manifests rendered = Chart.render("httproute");

  @ParameterizedTest
  @ValueSource(strings = {"gateway", "auth", "payment", "upload", "chat", "rates"})
  void hasTheRequiredVariablesOfEachService(String service) throws IOException {
    Set<String> required = RequiredVariables.of(service);
    Set<String> given =
        Manifests.environment(rendered.one("Deployment", "shop-" + service)).keySet();

    assertThat(required).contains("CRUISEMALL_TOKEN_ISSUER");
    assertThat(given).containsAll(required);
  }

  @Test
  void usesTheDatabaseAndRoleNamesOfTheLocalStack() {
    JsonNode job = rendered.migration("payment");
    Map<String, String> values =
        Manifests.environment(job).values().stream()
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
          var environment = Manifests.environment(deployment);
          assertThat(environment).doesNotContainKey("QUARKUS_FLYWAY_PASSWORD");
          if (environment.containsKey("QUARKUS_DATASOURCE_JDBC_URL")) {
            assertThat(Manifests.value(deployment, "QUARKUS_FLYWAY_MIGRATE_AT_START"))
                .isEqualTo("false");
          }
        });
  }
}
