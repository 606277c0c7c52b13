package com.cruisemall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.test.NpmFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** OpenAPI document and its page. */
class OpenApiTest {
  private static final String LINTER = "@redocly/cli@2.77.0";

  @Test
  void servesAPageThatObeysTheContentSecurityPolicy() {
    String page = ShopClient.get("/docs/").body();

    assertThat(page).contains("/docs/docs.js", "/openapi-ui/swagger-ui-bundle.js");
    assertThat(page).doesNotContain("onload", "<style").doesNotContainPattern("<script>");
    assertThat(ShopClient.get("/docs/docs.js").statusCode()).isEqualTo(200);
    assertThat(ShopClient.get("/openapi-ui/swagger-ui-bundle.js").statusCode()).isEqualTo(200);
    assertThat(ShopClient.get("/openapi-ui/swagger-ui.css").statusCode()).isEqualTo(200);
    assertThat(Stack.json(ShopClient.get("/openapi.json").body()).path("openapi").asText())
        .startsWith("3.1");
  }

  /** Needs Node and npm. */
  @Test
  @EnabledIfSystemProperty(named = "cruise.all", matches = ".*")
  void passesTheLinter() throws IOException, InterruptedException {
    NpmFolder npm = NpmFolder.with("openapi", List.of(LINTER));
    Files.writeString(npm.resolve("openapi.json"), ShopClient.get("/openapi.json").body());

    String output =
        npm.run(
            Map.of("REDOCLY_TELEMETRY", "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE", "true"),
            "node_modules/.bin/redocly",
            "lint",
            "--extends=recommended",
            // /passport/documents/{id} and /passport/{token}/upload: literal segments take
            // precedence.
            "--skip-rule=no-ambiguous-paths",
            "openapi.json");

    assertThat(output).contains("Your API description is valid").doesNotContain("You have");
  }
}
