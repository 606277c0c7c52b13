package com.cruisemall.load.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ScrapedMetricsTest {
  private static final ScrapedMetrics METRICS =
      ScrapedMetrics.parse(
          """
          # HELP a something
          answers_total{status="hit",service="x y"} 3.0
          answers_total{status="miss"} 2.0
          answers_total_more 9.0
          idle NaN
          """);

  @Test
  void sumsSeriesOfANameByLabels() {
    assertThat(METRICS.sum("answers_total")).isEqualTo(5);
    assertThat(METRICS.sum("answers_total", "status=\"hit\"")).isEqualTo(3);
    assertThat(METRICS.sum("unknown")).isZero();
    assertThat(METRICS.names()).containsExactlyInAnyOrder("answers_total", "answers_total_more");
  }

  @Test
  void countsFromZeroAfterARestart() {
    StackSnapshot before = snapshot("n_total 10.0");

    assertThat(snapshot("n_total 12.0").increase(before, "n_total")).isEqualTo(2);
    assertThat(snapshot("n_total 3.0").increase(before, "n_total")).isEqualTo(3);
  }

  @Test
  void countsStatementsFromZeroAfterACrash() {
    StackSnapshot before = statements(500);

    assertThat(statements(520).statementsSince(before, "auth")).isEqualTo(20);
    assertThat(statements(7).statementsSince(before, "auth")).isEqualTo(7);
  }

  private static StackSnapshot statements(long count) {
    return new StackSnapshot(Map.of(), Map.of("auth", count), 0, 0);
  }

  private static StackSnapshot snapshot(String metrics) {
    return new StackSnapshot(Map.of("x", ScrapedMetrics.parse(metrics)), Map.of(), 0, 0);
  }
}
