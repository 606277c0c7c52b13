package com.cruisemall.load.probe;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Metrics of one program in the Prometheus text format.
 *
 * @param series values by name with labels
 */
public record ScrapedMetrics(Map<String, Double> series) {
  public ScrapedMetrics {
    series = Map.copyOf(series);
  }

  /** Parses a metrics page; lines that are no series are ignored. */
  public static ScrapedMetrics parse(String text) {
    Map<String, Double> series = new HashMap<>();
    text.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(line -> {
          int end = line.lastIndexOf(' ');
          if (end > 0) {
            addSeries(line.substring(end + 1), line.substring(0, end), series);
          }
        });
    return new ScrapedMetrics(series);
  }

  private static void addSeries(String text, String name, Map<String, Double> series) {
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value)) {
        series.put(name, value);
      }
    } catch (NumberFormatException _) {
      // Not a series.
    }
  }

  /** Sums the series of a metric that have all labels, each given as {@code name="value"}. */
  public double sum(String metric, String... labels) {
    return series.entrySet().stream()
        .filter(entry -> name(entry.getKey()).equals(metric))
        .filter(entry -> hasAll(entry.getKey(), labels))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  /** Returns the names of all metrics with a series. */
  public Set<String> names() {
    return series.keySet().stream().map(ScrapedMetrics::name).collect(Collectors.toSet());
  }

  private static boolean hasAll(String series, String... labels) {
    for (String label : labels) {
      if (!series.contains(label)) {
        return false;
      }
    }
    return true;
  }

  private static String name(String series) {
    int brace = series.indexOf('{');
    return brace < 0 ? series : series.substring(0, brace);
  }
}
