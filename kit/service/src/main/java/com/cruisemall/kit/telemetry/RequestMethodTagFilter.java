package com.cruisemall.kit.telemetry;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/**
 * Maps request methods that are not registered (RFC 9110 §9, RFC 5789) to one tag value. A method
 * is free text of up to the length of a request line, so every invented one would be a new series.
 */
@Singleton
class RequestMethodTagFilter implements MeterFilter {
  static final String METHOD = "method";
  static final String OTHER = "OTHER";

  private static final Set<String> KNOWN =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

  static boolean isKnown(String method) {
    return KNOWN.contains(method);
  }

  @Override
  public Meter.Id map(Meter.Id id) {
    String method = id.getTag(METHOD);
    if (method == null || !id.getName().startsWith("http.") || isKnown(method)) {
      return id;
    }
    List<Tag> tags =
        id.getTags().stream()
            .map(tag -> tag.getKey().equals(METHOD) ? Tag.of(METHOD, OTHER) : tag)
            .toList();
    return id.replaceTags(tags);
  }
}
