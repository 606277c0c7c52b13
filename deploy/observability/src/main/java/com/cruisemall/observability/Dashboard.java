package com.cruisemall.observability;

import java.util.List;
import java.util.stream.Stream;

/** A page of plots; its name is its address in Grafana and the name of its file. */
record Dashboard(String name, String title, List<Row> rows) {
  static final List<Dashboard> ALL =
      List.of(SuiteDashboard.page(), StoresDashboard.page(), ProductDashboard.page());

  static Dashboard of(String name, String title, Row... rows) {
    return new Dashboard(name, title, List.of(rows));
  }

  Stream<Query> queries() {
    return rows.stream()
        .flatMap(row -> row.panels().stream())
        .flatMap(panel -> panel.queries().stream());
  }
}
