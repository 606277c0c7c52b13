package com.cruisemall.load.report;

import com.cruisemall.load.findings.LocalizedText;
import com.cruisemall.load.journeys.Call;
import com.cruisemall.load.journeys.Calls;
import com.cruisemall.load.probe.ResourceSample;
import com.cruisemall.load.report.Plot.Point;
import com.cruisemall.load.stages.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Plots of a run. */
final class Plots {
  private static final int MAX_DOTS = 1500;
  private static final int MIN_SAMPLES = 3;
  private static final double WINDOW_SECONDS = 2;

  /** Plot with its file name and title. */
  record Named(String name, LocalizedText title, String svg) {}

  private Plots() {}

  static List<Named> of(SimulationReport report) {
    List<Named> plots = new ArrayList<>();
    for (Phase part : report.phases()) {
      if (part.calls().count() >= MIN_SAMPLES) {
        plots.add(named(part, "times", "응답 시간", "response times", times(part)));
      }
      if (part.samples().size() >= MIN_SAMPLES) {
        plots.add(named(part, "machine", "프로세서와 연결", "processor and pools", machine(part)));
      }
    }
    steps(report, plots);
    return plots;
  }

  private static Named named(Phase part, String kind, String ko, String en, Plot plot) {
    return new Named(
        part.name() + "-" + kind,
        new LocalizedText(part.title().ko() + ": " + ko, part.title().en() + ": " + en),
        plot.svg());
  }

  private static Plot times(Phase part) {
    Calls calls = part.calls();
    int every = 1 + calls.count() / MAX_DOTS;
    List<Point> dots = new ArrayList<>();
    List<Point> failures = new ArrayList<>();
    for (int n = 0; n < calls.count(); n++) {
      Call call = calls.all().get(n);
      if (!call.expected()) {
        failures.add(new Point(call.at(), call.millis()));
      } else if (n % every == 0) {
        dots.add(new Point(call.at(), call.millis()));
      }
    }
    Plot plot = new Plot(part.title().en() + ", ms", "s").dots("each request", dots);
    if (calls.seconds() > 5 * WINDOW_SECONDS) {
      plot = plot.line("P95", percentile(calls));
    }
    return failures.isEmpty() ? plot : plot.dots("failed", failures);
  }

  private static List<Point> percentile(Calls calls) {
    List<Point> points = new ArrayList<>();
    for (double at = 0; at < calls.seconds(); at += WINDOW_SECONDS) {
      Calls window = calls.between(at, at + WINDOW_SECONDS);
      if (window.count() > 0) {
        points.add(new Point(at + WINDOW_SECONDS / 2, window.percentile(95)));
      }
    }
    return points;
  }

  private static Plot machine(Phase part) {
    return new Plot(part.title().en(), "s")
        .line("machine, %", points(part, ResourceSample::processor))
        .line("stack, %", points(part, ResourceSample::stack))
        .line("connections", points(part, ResourceSample::poolActive))
        .line("waiting", points(part, ResourceSample::poolWaiting));
  }

  private static List<Point> points(Phase part, ToDoubleFunction<ResourceSample> of) {
    return part.samples().stream()
        .map(sample -> new Point(sample.at(), of.applyAsDouble(sample)))
        .toList();
  }

  /** Adds the percentiles by number of users. */
  private static void steps(SimulationReport report, List<Named> plots) {
    List<Point> p50 = new ArrayList<>();
    List<Point> p95 = new ArrayList<>();
    for (Phase part : report.phases()) {
      if (part.name().matches("step\\d+")) {
        double people = Double.parseDouble(part.name().substring("step".length()));
        p50.add(new Point(people, part.calls().percentile(50)));
        p95.add(new Point(people, part.calls().percentile(95)));
      }
    }
    if (!p95.isEmpty()) {
      Plot plot = new Plot("Response time by people, ms", "").line("P50", p50).line("P95", p95);
      plots.add(
          new Named(
              "steps", new LocalizedText("사람 수와 응답 시간", "People and response time"), plot.svg()));
    }
  }
}
