package com.cruisemall.load.findings;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.load.findings.Finding.Outcome;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FindingTest {
  private static final Finding FINDING =
      new Finding(
          "A0",
          new LocalizedText("가", "a"),
          new LocalizedText("나", "b"),
          "part",
          List.of(
              Limit.atMost("slow", 100, "ms", "다", "c"), Limit.atLeast("many", 5, "", "라", "d")));

  @Test
  void passesWhenEveryLimitIsKept() {
    assertThat(judge(Map.of("slow", 100.0, "many", 5.0))).isEqualTo(Outcome.PASSED);
  }

  @Test
  void failsWhenOneLimitIsExceeded() {
    assertThat(judge(Map.of("slow", 100.1, "many", 5.0))).isEqualTo(Outcome.FAILED);
    assertThat(judge(Map.of("slow", 1.0, "many", 4.0))).isEqualTo(Outcome.FAILED);
  }

  @Test
  void isNotMeasuredWhenAFigureIsMissing() {
    assertThat(judge(Map.of("slow", 1.0))).isEqualTo(Outcome.NOT_MEASURED);
    assertThat(judge(Map.of("slow", 1.0, "many", Double.NaN))).isEqualTo(Outcome.NOT_MEASURED);
    assertThat(judge(Map.of())).isEqualTo(Outcome.NOT_MEASURED);
  }

  @Test
  void failsByOneFigureEvenWhenAnotherIsMissing() {
    assertThat(judge(Map.of("slow", 101.0))).isEqualTo(Outcome.FAILED);
  }

  @Test
  void judgesEveryFindingOfTheAudit() {
    List<String> ids = AuditFindings.of(List.of(), true).stream().map(Finding::id).toList();

    assertThat(ids).containsAll(IntStream.rangeClosed(1, 22).mapToObj(n -> "A" + n).toList());
    assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
    assertThat(AuditFindings.of(List.of(), true))
        .allSatisfy(finding -> assertThat(finding.limits()).isNotEmpty())
        .allSatisfy(finding ->
            assertThat(finding.judge(Map.of()).outcome()).isEqualTo(Outcome.NOT_MEASURED));
  }

  private static Outcome judge(Map<String, Double> figures) {
    return FINDING.judge(figures).outcome();
  }
}
