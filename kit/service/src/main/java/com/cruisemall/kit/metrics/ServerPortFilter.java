package com.cruisemall.kit.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Takes the port off the meters of HTTP servers. Quarkus 3.34 puts it on those of the management
 * server only, and Prometheus refuses one name with two sets of tags.
 */
@Singleton
class ServerPortFilter implements MeterFilter {
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
