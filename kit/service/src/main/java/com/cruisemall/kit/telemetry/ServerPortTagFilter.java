package com.cruisemall.kit.telemetry;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Removes the port tag from HTTP server meters. Quarkus 3.34 adds it to meters of the management
 * server only, and Prometheus rejects one name with two sets of tags.
 */
@Singleton
class ServerPortTagFilter implements MeterFilter {
  private static final String PORT = "server.port";

  @Override
  public Meter.Id map(Meter.Id id) {
    if (!id.getName().startsWith("http.server.") || id.getTag(PORT) == null) {
      return id;
    }
    List<Tag> others = id.getTags().stream().filter(tag -> !tag.getKey().equals(PORT)).toList();
    return id.replaceTags(others);
  }
}
