package com.cruisemall.observability;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.Map;
import java.util.TreeMap;

/** What is made of the dashboards, by its path in this module; it is kept in the repository. */
final class GeneratedFiles {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private GeneratedFiles() {}

  static Map<String, String> all() {
    var files = new TreeMap<String, String>();
    try {
      for (Dashboard dashboard : Dashboard.ALL) {
        files.put(
            "dashboards/" + dashboard.name() + ".json",
            JSON.writeValueAsString(GrafanaJson.of(dashboard)) + "\n");
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("dashboards cannot be written", e);
    }
    files.put("console/index.html", PlotsPage.of(Dashboard.ALL));
    return files;
  }
}
