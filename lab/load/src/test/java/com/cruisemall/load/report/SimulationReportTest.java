package com.cruisemall.load.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.load.findings.AuditFindings;
import com.cruisemall.load.report.Comparison.Change;
import com.cruisemall.load.report.Comparison.Trend;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationReportTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void writesTheSameVerdictsToPageAndJson() throws IOException {
    SimulationReport report = report(Map.of("rates.feedCalls", 3.0, "rates.errors", 0.0));

    new ReportWriter(folder).write(report, Optional.empty());

    JsonNode json = new ObjectMapper().readTree(folder.resolve("report.json").toFile());
    assertThat(json.path("passed").asBoolean()).isFalse();
    assertThat(json.at("/figures/rates.feedCalls").asDouble()).isEqualTo(3);
    assertThat(json.at("/findings/0/id").asText()).isEqualTo("A11");
    assertThat(json.at("/findings/0/outcome").asText()).isEqualTo("FAILED");
    assertThat(Files.readString(folder.resolve("index.html")))
        .contains("id=\"A11\"", "환율", "outside calls", "class=\"n FAILED\">3<")
        .doesNotContain("http-equiv", "src=", "href=\"http");
  }

  @Test
  void failsWhenFiguresAreMissing() {
    assertThat(report(Map.of()).passed()).isFalse();
    assertThat(
            report(Map.of("rates.feedCalls", 1.0, "rates.errors", 0.0, "rates.cacheSeconds", 60.0))
                .passed())
        .isTrue();
  }

  @Test
  void comparesFiguresWithAnEarlierRun() throws IOException {
    JsonNode earlier =
        new ObjectMapper()
            .readTree(
                """
                {"began":"2026-01-01T00:00:00Z",
                 "figures":{"rates.feedCalls":4,"rates.cacheSeconds":3600}}
                """);
    SimulationReport now =
        report(Map.of("rates.feedCalls", 1.0, "rates.errors", 0.0, "rates.cacheSeconds", 60.0));

    Comparison comparison = Comparison.with(earlier, now);

    assertThat(comparison.changes())
        .extracting(Change::trend)
        .containsExactly(Trend.BETTER, Trend.UNKNOWN, Trend.WORSE);
  }

  @Test
  void roundsAxesUp() {
    assertThat(Plot.roundUp(0)).isEqualTo(1);
    assertThat(Plot.roundUp(37)).isEqualTo(40);
    assertThat(Plot.roundUp(1000)).isEqualTo(1000);
    assertThat(Plot.roundUp(1001)).isEqualTo(2000);
  }

  private static SimulationReport report(Map<String, Double> figures) {
    return new SimulationReport(
        Instant.EPOCH,
        Duration.ofSeconds(5),
        100,
        Duration.ofMinutes(2),
        List.of("machine"),
        0.5,
        0.7,
        250,
        figures,
        List.of(),
        AuditFindings.of(List.of("rates"), false).stream()
            .map(finding -> finding.judge(figures))
            .toList());
  }
}
