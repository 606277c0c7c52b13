package com.cruisemall.observability;

import java.util.List;

/** Plots that are read together. */
record Row(String title, List<Panel> panels) {
  static Row of(String title, Panel... panels) {
    return new Row(title, List.of(panels));
  }
}
