package com.cruisemall.observability;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;

/** A dashboard as Grafana imports it. */
final class GrafanaJson {
  private static final int SCHEMA_VERSION = 39;
  private static final int COLUMNS = 24;
  private static final int WIDTH = 8;
  private static final int HEIGHT = 7;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private GrafanaJson() {}

  static ObjectNode of(Dashboard dashboard) {
    ObjectNode json = NODES.objectNode();
    json.put("uid", dashboard.name());
    json.put("title", dashboard.title());
    json.put("schemaVersion", SCHEMA_VERSION);
    json.put("editable", false);
    json.put("refresh", "15s");
    json.putArray("tags").add("cruisemall");
    json.putObject("time").put("from", "now-1h").put("to", "now");
    json.putObject("templating")
        .putArray("list")
        .addObject()
        .put("name", "datasource")
        .put("type", "datasource")
        .put("query", "prometheus")
        .put("label", "Prometheus");
    addPanels(json.putArray("panels"), dashboard);
    return json;
  }

  private static void addPanels(ArrayNode panels, Dashboard dashboard) {
    int y = 0;
    for (Row row : dashboard.rows()) {
      ObjectNode header = panels.addObject();
      header.put("type", "row").put("title", row.title()).put("id", panels.size());
      place(header, 0, y, COLUMNS, 1);
      y++;
      int x = 0;
      for (Panel panel : row.panels()) {
        if (x + WIDTH > COLUMNS) {
          x = 0;
          y += HEIGHT;
        }
        ObjectNode plot = plot(panel);
        place(plot, x, y, WIDTH, HEIGHT);
        plot.put("id", panels.size() + 1);
        panels.add(plot);
        x += WIDTH;
      }
      y += HEIGHT;
    }
  }

  private static ObjectNode plot(Panel panel) {
    ObjectNode plot = NODES.objectNode();
    plot.put("type", "timeseries");
    plot.put("title", panel.title());
    plot.put("description", panel.meaning());
    plot.set("datasource", datasource());
    ObjectNode defaults = plot.putObject("fieldConfig").putObject("defaults");
    defaults.put("unit", panel.unit().grafana).put("min", 0);
    plot.putObject("options").putObject("tooltip").put("mode", "multi").put("sort", "desc");
    ArrayNode targets = plot.putArray("targets");
    for (Query query : panel.queries()) {
      targets
          .addObject()
          .put("refId", Character.toString('A' + targets.size()))
          .put("expr", query.expression())
          .put("legendFormat", legend(query))
          .set("datasource", datasource());
    }
    return plot;
  }

  /** The name, then the values of the labels, as Grafana fills them in. */
  static String legend(Query query) {
    String labels =
        query.labels().stream().map(label -> "{{" + label + "}}").collect(Collectors.joining(" "));
    return (query.name() + " " + labels).strip();
  }

  private static ObjectNode datasource() {
    return NODES.objectNode().put("type", "prometheus").put("uid", "${datasource}");
  }

  private static void place(ObjectNode panel, int x, int y, int width, int height) {
    panel.putObject("gridPos").put("x", x).put("y", y).put("w", width).put("h", height);
  }
}
