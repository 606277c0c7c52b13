package com.cruisemall.load.probe;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The figures of one program, in Prometheus' text form.
 *
 * @param series name with labels → value
 */
public record Metrics(Map<String, Double> series) {
  public Metrics {
    series = Map.copyOf(series);
  }

  /** Reads what a management port tells; lines that are no series are passed over. */
  public static Metrics parse(String text) {
    Map<String, Double> series = new HashMap<>();
    text.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(line -> {
          int end = line.lastIndexOf(' ');
          if (end > 0) {
            number(line.substring(end + 1), line.substring(0, end), series);
          }
        });
    return new Metrics(series);
  }

  private static void number(String text, String name, Map<String, Double> series) {
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value)) {
        series.put(name, value);
      }
    } catch (NumberFormatException _) {
      // Not a series.
    }
  }

  /**
   * The sum of a metric's series that have all of the labels, each written {@code name="value"}.
   */
  public double sum(String metric, String... labels) {
    return series.entrySet().stream()
        .filter(entry -> name(entry.getKey()).equals(metric))
        .filter(entry -> hasAll(entry.getKey(), labels))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  /** The names of all metrics that have a series. */
  public Set<String> names() {
    return series.keySet().stream().map(Metrics::name).collect(Collectors.toSet());
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
