package com.cruisemall.observability;

/** What a plot counts, and what Grafana calls it. */
enum Unit {
  NUMBER("short"),
  PER_SECOND("ops"),
  SECONDS("s"),
  MILLISECONDS("ms"),
  SHARE("percentunit"),
  BYTES("bytes"),
  DOLLARS("currencyUSD");

  final String grafana;

  Unit(String grafana) {
    this.grafana = grafana;
  }
}
