package com.cruisemall.observability;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * The dashboards as one page that Prometheus itself serves, for whoever has no Grafana. Prometheus
 * takes it for a template, in which two braces would mean something.
 */
final class PlotsPage {
  private static final String PLACE = "\"DASHBOARDS\"";

  private PlotsPage() {}

  static String of(List<Dashboard> dashboards) {
    try {
      String json = new ObjectMapper().writeValueAsString(dashboards).replace("<", "\\u003c");
      String page = template().replace(PLACE, json.replace("{{", "{ {").replace("}}", "} }"));
      if (page.contains("{{")) {
        throw new IllegalStateException("Prometheus would read {{ as its own");
      }
      return page;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("dashboards cannot be written", e);
    }
  }

  private static String template() {
    try (var page = PlotsPage.class.getResourceAsStream("plots.html")) {
      return new String(Objects.requireNonNull(page).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
