package com.cruisemall.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cruisemall.local.process.CommandFailedException;
import com.cruisemall.local.process.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentFilesTest {
  private static final Component RATES =
      Component.ALL.stream().filter(it -> it.name().equals("rates")).findFirst().orElseThrow();
  private static final Map<String, String> VARIABLES =
      Map.of(
          "QUARKUS_PROFILE", "local",
          "QUARKUS_REDIS_HOSTS", "redis://rates:s3cr\\et@127.0.0.1:6379",
          "EXCHANGE_RATE_URL", "http://127.0.0.1:8190/v6/latest/USD");

  @TempDir private Path root;

  @Test
  void readsVariablesWithoutTheProfile() {
    var files = new EnvironmentFiles(root, new StateDirectory(root.resolve("second")));

    files.write(RATES, VARIABLES);

    assertThat(files.read(RATES))
        .hasSize(2)
        .containsEntry("QUARKUS_REDIS_HOSTS", "redis://rates:s3cr\\et@127.0.0.1:6379")
        .containsEntry("EXCHANGE_RATE_URL", "http://127.0.0.1:8190/v6/latest/USD");
  }

  @Test
  void writesDotEnvOfTheModuleForTheDevProfileOnly() throws IOException {
    var files = new EnvironmentFiles(root, StateDirectory.ofCheckout(root));

    files.write(RATES, VARIABLES);

    assertThat(root.resolve("rates-service/.env"))
        .content()
        .isEqualTo(
            """
            _DEV_EXCHANGE_RATE_URL=http://127.0.0.1:8190/v6/latest/USD
            _DEV_QUARKUS_REDIS_HOSTS=redis://rates:s3cr\\\\et@127.0.0.1:6379
            """);
  }

  @Test
  void filesAreReadableByTheOwnerOnly() throws IOException {
    new EnvironmentFiles(root, StateDirectory.ofCheckout(root)).write(RATES, VARIABLES);

    for (var file : new String[] {"rates-service/.env", ".cruise/environments/rates.env"}) {
      assertThat(Files.getPosixFilePermissions(root.resolve(file)))
          .as(file)
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void secondStackDoesNotWriteIntoTheModules() {
    var second = new EnvironmentFiles(root, new StateDirectory(root.resolve("second")));

    second.write(RATES, VARIABLES);

    assertThat(root.resolve("rates-service")).doesNotExist();
  }

  @Test
  void deletesFilesWhenTheStackStops() {
    var files = new EnvironmentFiles(root, StateDirectory.ofCheckout(root));
    files.write(RATES, VARIABLES);

    files.delete(RATES);

    assertThat(root.resolve("rates-service/.env")).doesNotExist();
    assertThatThrownBy(() -> files.read(RATES))
        .isInstanceOf(CommandFailedException.class)
        .hasMessageContaining("rates.env");
  }
}
