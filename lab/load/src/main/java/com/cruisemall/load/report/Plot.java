package com.cruisemall.load.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Line or scatter plot as self-contained SVG. */
final class Plot {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 240;
  private static final int LEFT = 60;
  private static final int TOP = 30;
  private static final int RIGHT = 16;
  private static final int BOTTOM = 34;
  private static final int TICKS = 4;
  private static final List<String> COLOURS = List.of("#1769aa", "#c2410c", "#15803d", "#7c3aed");

  private final String title;
  private final String xUnit;
  private final List<Line> lines = new ArrayList<>();

  record Point(double x, double y) {}

  private record Line(String name, List<Point> points, boolean dots) {}

  Plot(String title, String xUnit) {
    this.title = title;
    this.xUnit = xUnit;
  }

  Plot line(String name, List<Point> points) {
    lines.add(new Line(name, List.copyOf(points), false));
    return this;
  }

  Plot dots(String name, List<Point> points) {
    lines.add(new Line(name, List.copyOf(points), true));
    return this;
  }

  String svg() {
    double maxX = max(true);
    double maxY = roundUp(max(false));
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\" font-family=\"sans-serif\" font-size=\"11\">"
            .formatted(WIDTH, HEIGHT, Html.escape(title)));
    svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>");
    svg.append(text(LEFT, 16, "start", "#111", title));
    for (int n = 0; n <= TICKS; n++) {
      double value = maxY * n / TICKS;
      double y = y(value, maxY);
      svg.append(
          String.format(
              Locale.ROOT,
              "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#e5e7eb\"/>",
              LEFT,
              WIDTH - RIGHT,
              y,
              y));
      svg.append(text(LEFT - 6, y + 4, "end", "#555", Numbers.of(value)));
      double x = maxX * n / TICKS;
      svg.append(
          text(x(x, maxX), HEIGHT - BOTTOM + 16, "middle", "#555", Numbers.of(x) + " " + xUnit));
    }
    for (int n = 0; n < lines.size(); n++) {
      svg.append(draw(lines.get(n), COLOURS.get(n % COLOURS.size()), maxX, maxY));
      svg.append(
          text(
              WIDTH - RIGHT - 110.0 * (lines.size() - 1 - n),
              16,
              "end",
              COLOURS.get(n % COLOURS.size()),
              lines.get(n).name()));
    }
    return svg.append("</svg>\n").toString();
  }

  private static String draw(Line line, String colour, double maxX, double maxY) {
    String points =
        line.points().stream()
            .map(point ->
                String.format(Locale.ROOT, "%.1f,%.1f", x(point.x(), maxX), y(point.y(), maxY)))
            .collect(Collectors.joining(line.dots() ? "h0M" : " "));
    if (points.isEmpty()) {
      return "";
    }
    return line.dots()
        ? "<path fill=\"none\" stroke=\"%s\" stroke-width=\"3.2\" stroke-linecap=\"round\" stroke-opacity=\".55\" d=\"M%sh0\"/>"
            .formatted(colour, points)
        : "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"1.6\" points=\"%s\"/>"
            .formatted(colour, points);
  }

  private double max(boolean ofX) {
    return lines.stream()
        .flatMap(line -> line.points().stream())
        .mapToDouble(point -> ofX ? point.x() : point.y())
        .filter(Double::isFinite)
        .max()
        .orElse(1);
  }

  /** Rounds up to a round number for the axis. */
  static double roundUp(double value) {
    if (value <= 0) {
      return 1;
    }
    double power = Math.pow(10, Math.floor(Math.log10(value)));
    for (double step : new double[] {1, 2, 4, 5, 8, 10}) {
      if (value <= step * power) {
        return step * power;
      }
    }
    return 10 * power;
  }

  private static double x(double value, double max) {
    return LEFT + (WIDTH - LEFT - RIGHT) * (max <= 0 ? 0 : value / max);
  }

  private static double y(double value, double max) {
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * Math.min(1, value / max);
  }

  private static String text(double x, double y, String anchor, String colour, String words) {
    return String.format(
        Locale.ROOT,
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>",
        x,
        y,
        anchor,
        colour,
        Html.escape(words));
  }
}
