package com.cruisemall.load.report;

import com.cruisemall.load.findings.Finding;
import com.cruisemall.load.findings.Finding.Check;
import com.cruisemall.load.findings.Finding.Outcome;
import com.cruisemall.load.findings.Finding.Verdict;
import com.cruisemall.load.findings.LocalizedText;
import com.cruisemall.load.journeys.Calls;
import com.cruisemall.load.stages.Phase;
import java.util.Optional;

/** Self-contained report page in Korean and English. */
final class HtmlReport {
  private static final String HEAD =
      """
      <!doctype html>
      <html lang="ko"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
      <title>CruiseMall: simulation</title>
      <style>
      body{font:15px/1.5 system-ui,sans-serif;margin:0 auto;max-width:72rem;padding:1rem;color:#111;background:#fff}
      table{border-collapse:collapse;width:100%;margin:.5rem 0 1rem}th,td{border-bottom:1px solid #ddd;padding:.3rem .5rem;text-align:left;vertical-align:top}
      td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
      .PASSED{color:#15803d}.FAILED{color:#b91c1c;font-weight:700}.NOT_MEASURED{color:#92400e}.BETTER{color:#15803d}.WORSE{color:#b91c1c}
      section{border-top:2px solid #111;margin-top:1.5rem}svg{width:100%;max-width:44rem;height:auto;border:1px solid #eee}code{background:#f3f4f6;padding:0 .2rem}
      #en:checked~main [lang=ko],#ko:checked~main [lang=en]{display:none}
      </style></head><body>
      <input type="radio" name="l" id="ko" checked><label for="ko">한국어</label>
      <input type="radio" name="l" id="en"><label for="en">English</label>
      <main>
      """;

  private final SimulationReport report;
  private final Optional<Comparison> comparison;
  private final StringBuilder page = new StringBuilder(HEAD);

  HtmlReport(SimulationReport report, Optional<Comparison> comparison) {
    this.report = report;
    this.comparison = comparison;
  }

  String html() {
    summary();
    promisedImprovements();
    overview();
    report.verdicts().forEach(this::finding);
    comparison.ifPresent(this::changes);
    phases();
    plots();
    return page.append("</main></body></html>\n").toString();
  }

  private void summary() {
    page.append("<h1>")
        .append(Html.both("동시 사용자 시뮬레이션", "Simulation of people at once"))
        .append("</h1><p class=\"%s\">".formatted(report.passed() ? "PASSED" : "FAILED"))
        .append(
            Html.both(
                "통과 %d, 실패 %d, 측정되지 않음 %d"
                    .formatted(
                        report.count(Outcome.PASSED),
                        report.count(Outcome.FAILED),
                        report.count(Outcome.NOT_MEASURED)),
                "%d passed, %d failed, %d not measured"
                    .formatted(
                        report.count(Outcome.PASSED),
                        report.count(Outcome.FAILED),
                        report.count(Outcome.NOT_MEASURED))))
        .append("</p><table>");
    row(
        "시각, 걸린 시간",
        "When, how long",
        "%s, %d s".formatted(report.began(), report.took().toSeconds()));
    row(
        "사람",
        "People",
        "%d (%d addresses), day %d s"
            .formatted(report.users(), report.addresses(), report.day().toSeconds()));
    row("기계", "Machine", String.join("; ", report.machine()));
    row(
        "다른 일의 소음: 실행 전과 뒤의 부하",
        "Noise of other work: load average before and after",
        "%.2f, %.2f".formatted(report.loadBefore(), report.loadAfter()));
    row(
        "다시 하려면",
        "To repeat it",
        "./cruise simulate --users %d --duration %s".formatted(report.users(), report.day()));
    page.append("</table>");
  }

  private void row(String ko, String en, String value) {
    page.append("<tr><th>%s</th><td>%s</td></tr>".formatted(Html.both(ko, en), Html.escape(value)));
  }

  private void section(String ko, String en) {
    page.append("<section><h2>").append(Html.both(ko, en)).append("</h2>");
  }

  private void promisedImprovements() {
    section("감사의 약속", "What the audit promised");
    page.append("<table><tr><th></th><th>")
        .append(Html.both("예전 측정", "old shop, measured"))
        .append("</th><th>")
        .append(Html.both("약속", "promised"))
        .append("</th><th>")
        .append(Html.both("지금", "now"))
        .append("</th></tr>");
    for (PromisedImprovement improvement : PromisedImprovement.of(report.figures())) {
      Check check = improvement.check();
      page.append(
          "<tr><td>%s</td><td class=n>%s</td><td class=n>%s</td><td class=\"n %s\">%s</td></tr>"
              .formatted(
                  Html.both(check.limit().label()),
                  improvement.before(),
                  improvement.promised(),
                  check.outcome(),
                  Numbers.of(check.observed(), check.limit().unit())));
    }
    page.append("</table></section>");
  }

  private void overview() {
    section("결과", "Findings");
    page.append("<table>");
    for (Verdict verdict : report.verdicts()) {
      page.append(
          "<tr><td><a href=\"#%s\">%s</a></td><td>%s</td><td class=\"%s\">%s</td></tr>"
              .formatted(
                  verdict.finding().id(),
                  verdict.finding().id(),
                  Html.both(verdict.finding().problem()),
                  verdict.outcome(),
                  Html.both(label(verdict.outcome()))));
    }
    page.append("</table></section>");
  }

  private void finding(Verdict verdict) {
    Finding finding = verdict.finding();
    page.append(
        "<section id=\"%s\"><h2>%s · %s <span class=\"%s\">%s</span></h2><p>%s</p><table><tr><th>%s</th><th>%s</th><th>%s</th></tr>"
            .formatted(
                finding.id(),
                finding.id(),
                Html.both(finding.problem()),
                verdict.outcome(),
                Html.both(label(verdict.outcome())),
                Html.both(finding.procedure()),
                Html.both("측정한 것", "measured"),
                Html.both("값", "observed"),
                Html.both("한계", "limit")));
    for (Check check : verdict.checks()) {
      page.append(
          "<tr><td>%s</td><td class=\"n %s\">%s</td><td class=n>%s</td></tr>"
              .formatted(
                  Html.both(check.limit().label()),
                  check.outcome(),
                  Numbers.of(check.observed(), check.limit().unit()),
                  Html.escape(Numbers.limit(check.limit()))));
    }
    page.append("</table><p>")
        .append(Html.both("다시 하려면", "To repeat it"))
        .append(
            ": <code>./cruise simulate --users %d --only %s</code></p></section>"
                .formatted(report.users(), finding.part()));
  }

  private void changes(Comparison changes) {
    section(changes.earlier() + " 실행과 비교", "Compared with the run of " + changes.earlier());
    page.append("<table>");
    for (Comparison.Change change : changes.changes()) {
      page.append(
          "<tr><td>%s</td><td>%s</td><td class=n>%s</td><td class=n>%s</td><td class=\"%s\">%s</td></tr>"
              .formatted(
                  change.finding(),
                  Html.both(change.check().limit().label()),
                  Numbers.of(change.then(), change.check().limit().unit()),
                  Numbers.of(change.check().observed(), change.check().limit().unit()),
                  change.trend(),
                  Html.both(label(change.trend()))));
    }
    page.append("</table></section>");
  }

  private void phases() {
    section("모든 교통", "All traffic");
    page.append("<table><tr><th></th><th>")
        .append(Html.both("요청", "requests"))
        .append("</th><th>/s</th><th>P50</th><th>P95</th><th>P99 ms</th><th>")
        .append(Html.both("오류", "errors"))
        .append("</th><th>SQL</th><th>")
        .append(Html.both("연결", "connections"))
        .append("</th><th>")
        .append(Html.both("메모리 MB", "memory MB"))
        .append("</th><th>CPU %</th></tr>");
    for (Phase phase : report.phases()) {
      Calls calls = phase.calls();
      String name = phase.name();
      page.append("<tr><td>").append(Html.both(phase.title()));
      page.append(
          "</td><td class=n>%d</td><td class=n>%s</td><td class=n>%s</td><td class=n>%s</td><td class=n>%s</td><td>%s %% %s</td>"
              .formatted(
                  calls.count(),
                  Numbers.of(calls.perSecond()),
                  Numbers.of(calls.percentile(50)),
                  Numbers.of(calls.percentile(95)),
                  Numbers.of(calls.percentile(99)),
                  Numbers.of(calls.errorPercent()),
                  Html.escape(calls.failures())));
      for (String figure :
          new String[] {".sqlPerRequest", ".poolMost", ".memoryMost", ".processorMean"}) {
        page.append(
            "<td class=n>%s</td>"
                .formatted(Numbers.of(report.figures().getOrDefault(name + figure, Double.NaN))));
      }
      page.append("</tr>");
    }
    page.append("</table></section>");
  }

  private void plots() {
    section("그림", "Plots");
    for (Plots.Named plot : Plots.of(report)) {
      page.append("<h3>%s</h3>%s".formatted(Html.both(plot.title()), plot.svg()));
    }
    page.append("</section>");
  }

  private static LocalizedText label(Outcome outcome) {
    return switch (outcome) {
      case PASSED -> new LocalizedText("통과", "passed");
      case FAILED -> new LocalizedText("실패", "failed");
      case NOT_MEASURED -> new LocalizedText("측정되지 않음", "not measured");
    };
  }

  private static LocalizedText label(Comparison.Trend trend) {
    return switch (trend) {
      case BETTER -> new LocalizedText("나아짐", "better");
      case WORSE -> new LocalizedText("나빠짐", "worse");
      case SAME -> new LocalizedText("같음", "same");
      case UNKNOWN -> new LocalizedText("–", "–");
    };
  }
}
