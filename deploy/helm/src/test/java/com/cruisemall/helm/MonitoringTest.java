package com.cruisemall.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.cruisemall.kit.test.Executables;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules and dashboards that the chart installs. */
class MonitoringTest {
  /** Staging fails and has the job names of the shop; the shop does not run at all. */
  private static final String TESTS =
      """
      rule_files: [rules.yml]
      evaluation_interval: 1m
      tests:
        - interval: 1m
          input_series:
            - series: 'http_server_requests_seconds_count{namespace="staging",job="gateway",instance="a",uri="/api/orders",status="503"}'
              values: '0+100x90'
            - series: 'up{namespace="staging",job="gateway",instance="a"}'
              values: '0x90'
            - series: 'jvm_memory_usage_after_gc{namespace="staging",job="chat",instance="a"}'
              values: '0.99x90'
          promql_expr_test:
            - expr: count by (alertname) (ALERTS{alertstate="firing"})
              eval_time: 70m
              exp_samples:
                - labels: '{alertname="TargetsMissing"}'
                  value: 6
            - expr: cruisemall:gateway_failures:ratio_rate1h
              eval_time: 70m
      """;

  private final Manifests rendered = Chart.render("httproute");

  @Test
  void seesNoOtherInstallation(@TempDir Path folder) throws IOException, InterruptedException {
    assumeTrue(Executables.has("promtool"), "promtool is not on the PATH");
    JsonNode rules = rendered.one("PrometheusRule", "shop").path("spec");
    new ObjectMapper(new YAMLFactory()).writeValue(folder.resolve("rules.yml").toFile(), rules);
    Files.writeString(folder.resolve("tests.yml"), TESTS);

    Process promtool =
        new ProcessBuilder("promtool", "test", "rules", "tests.yml")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();

    String output = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(promtool.waitFor()).as(output).isZero();
  }

  @Test
  void linksAlertsToTheirRunbooks() {
    assertThat(rendered.one("PrometheusRule", "shop").findValues("runbook_url"))
        .hasSizeGreaterThan(25)
        .allSatisfy(url ->
            assertThat(url.asText())
                .matches("https://runbooks\\.example/cruisemall/[A-Za-z]+\\.md"));
  }

  @Test
  void linksDashboardsToTheRunbooks() {
    assertThat(rendered.all("ConfigMap"))
        .hasSize(3)
        .allSatisfy(
            map -> assertThat(map.toString()).contains("https://runbooks.example/cruisemall"));
  }
}
