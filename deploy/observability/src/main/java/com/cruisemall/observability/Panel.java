package com.cruisemall.observability;

import java.util.List;

/**
 * A plot.
 *
 * @param meaning what a person sees in it, and from which value on it is bad
 */
record Panel(String title, String meaning, Unit unit, List<Query> queries) {
  static Panel plot(String title, String meaning, Unit unit, Query... queries) {
    return new Panel(title, meaning, unit, List.of(queries));
  }
}
