package com.cruisemall.observability;

import java.util.List;

/**
 * One line, or one for each combination of labels, of a plot.
 *
 * @param expression PromQL
 * @param name what the line is called; before the labels, if there are any
 * @param labels the labels that tell the lines apart
 */
public record Query(String expression, String name, List<String> labels) {
  public Query {
    // Text blocks make long expressions readable here; dashboards have them in one line.
    expression = expression.strip().replaceAll("\\s*\\n\\s*", " ");
    labels = List.copyOf(labels);
  }

  static Query by(String expression, String... labels) {
    return new Query(expression, "", List.of(labels));
  }

  static Query named(String name, String expression, String... labels) {
    return new Query(expression, name, List.of(labels));
  }
}
