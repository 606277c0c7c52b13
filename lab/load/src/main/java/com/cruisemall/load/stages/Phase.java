package com.cruisemall.load.stages;

import com.cruisemall.load.findings.LocalizedText;
import com.cruisemall.load.journeys.Calls;
import com.cruisemall.load.probe.ResourceSample;
import com.cruisemall.load.probe.StackSnapshot;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Measured traffic of a stage.
 *
 * @param name prefix of its figures
 */
public record Phase(
    String name,
    LocalizedText title,
    Calls calls,
    List<ResourceSample> samples,
    StackSnapshot before,
    StackSnapshot after) {
  double increase(String metric, String... labels) {
    return after.increase(before, metric, labels);
  }

  long deadlocks() {
    return after.deadlocks() - before.deadlocks();
  }

  /** Returns the maximum over all samples, or 0 without samples. */
  double max(ToDoubleFunction<ResourceSample> value) {
    return samples.stream().mapToDouble(value).max().orElse(0);
  }

  double statementsPerRequest(String service) {
    return (double) after.statementsSince(before, service) / Math.max(1, calls.count());
  }
}
