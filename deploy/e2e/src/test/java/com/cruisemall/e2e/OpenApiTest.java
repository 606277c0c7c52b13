package com.cruisemall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What the shop says of its API, as clients get it. */
class OpenApiTest {
  private static final String LINTER = "@redocly/cli@2.77.0";
  private static final Path FOLDER = Path.of("target", "openapi").toAbsolutePath();

  @Test
  void hasAPageThatRunsUnderThePolicyOfTheShop() {
    String page = Client.get("/docs/").body();

    assertThat(page).contains("/docs/docs.js", "/openapi-ui/swagger-ui-bundle.js");
    assertThat(page).doesNotContain("onload", "<style").doesNotContainPattern("<script>");
    assertThat(Client.get("/docs/docs.js").statusCode()).isEqualTo(200);
    assertThat(Client.get("/openapi-ui/swagger-ui-bundle.js").statusCode()).isEqualTo(200);
    assertThat(Client.get("/openapi-ui/swagger-ui.css").statusCode()).isEqualTo(200);
    assertThat(Stack.json(Client.get("/openapi.json").body()).path("openapi").asText())
        .startsWith("3.1");
  }

  /** Needs Node and npm. */
  @Test
  @EnabledIfSystemProperty(named = "cruise.all", matches = ".*")
  void passesTheLinter() throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    Files.writeString(FOLDER.resolve("package.json"), "{\"private\":true}");
    Files.writeString(FOLDER.resolve("openapi.json"), Client.get("/openapi.json").body());
    run("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", LINTER);

    String said =
        run(
            FOLDER.resolve("node_modules/.bin/redocly").toString(),
            "lint",
            "--extends=recommended",
            // /passport/documents/{id} beside /passport/{token}/upload: fixed words go first.
            "--skip-rule=no-ambiguous-paths",
            "openapi.json");

    assertThat(said).contains("Your API description is valid").doesNotContain("You have");
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Path output = Files.createTempFile(FOLDER, "run", ".out");
    ProcessBuilder builder =
        new ProcessBuilder(List.of(command))
            .directory(FOLDER.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("REDOCLY_TELEMETRY", "off");
    builder.environment().put("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
    int code = builder.start().waitFor();
    String text = Files.readString(output);
    Files.delete(output);
    assertThat(code).as(text).isZero();
    return text;
  }
}
