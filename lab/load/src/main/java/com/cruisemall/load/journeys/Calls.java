package com.cruisemall.load.journeys;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Requests with their statistics. */
public record Calls(List<Call> all) {
  public Calls {
    all = List.copyOf(all);
  }

  public Calls named(String name) {
    return new Calls(all.stream().filter(call -> call.name().equals(name)).toList());
  }

  public Calls without(String name) {
    return new Calls(all.stream().filter(call -> !call.name().equals(name)).toList());
  }

  public Calls between(double from, double to) {
    return new Calls(all.stream().filter(call -> call.at() >= from && call.at() < to).toList());
  }

  public int count() {
    return all.size();
  }

  public long count(int status) {
    return all.stream().filter(call -> call.status() == status).count();
  }

  public long countByNote(String note) {
    return all.stream().filter(call -> call.note().equals(note)).count();
  }

  public long errors() {
    return all.stream().filter(call -> !call.expected()).count();
  }

  /**
   * Returns the error rate in percent; 100 without any request, since nothing was shown to work.
   */
  public double errorPercent() {
    return all.isEmpty() ? 100 : 100.0 * errors() / count();
  }

  /** Returns a percentile of the response times in milliseconds. */
  public double percentile(double percent) {
    if (all.isEmpty()) {
      return Double.NaN;
    }
    double[] sorted = all.stream().mapToDouble(Call::millis).sorted().toArray();
    int rank = (int) Math.ceil(percent / 100 * sorted.length);
    return sorted[Math.clamp(rank - 1, 0, sorted.length - 1)];
  }

  /** Returns the seconds from the first request to the last response. */
  public double seconds() {
    double first = all.stream().mapToDouble(Call::at).min().orElse(0);
    double last =
        all.stream().mapToDouble(call -> call.at() + call.millis() / 1000).max().orElse(0);
    return last - first;
  }

  public double perSecond() {
    return all.isEmpty() ? 0 : count() / Math.max(seconds(), 0.001);
  }

  /** Returns the most frequent failures as one line of text. */
  public String failures() {
    Map<String, Long> counts =
        all.stream()
            .filter(call -> !call.expected())
            .collect(
                Collectors.groupingBy(
                    call ->
                        "%s %s %s"
                            .formatted(
                                call.name(),
                                call.status() == 0 ? "no response" : call.status(),
                                call.note())
                            .strip(),
                    TreeMap::new,
                    Collectors.counting()));
    return counts.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(6)
        .map(entry -> String.format(Locale.ROOT, "%s × %d", entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", "));
  }
}
