package com.cruisemall.kit.telemetry;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/**
 * Shortens the {@code uri} tag to the plain path template: {@code /documents/{id: [0-9a-f-]{36}}}
 * becomes {@code /documents/{id}}.
 */
@Singleton
class UriTagFilter implements MeterFilter {
  private static final String URI = "uri";

  /** A path parameter with an expression, which may contain quantifiers in braces. */
  private static final Pattern PARAMETER =
      Pattern.compile("\\{\\s*(\\w+)\\s*:(?:[^{}]|\\{[^{}]*})*+}");

  @Override
  public Meter.Id map(Meter.Id id) {
    String uri = id.getTag(URI);
    return uri == null || uri.indexOf(':') < 0
        ? id
        : id.replaceTags(
            id.getTags().stream()
                .map(tag -> tag.getKey().equals(URI) ? Tag.of(URI, plain(uri)) : tag)
                .toList());
  }

  private static String plain(String template) {
    return PARAMETER.matcher(template).replaceAll("{$1}");
  }
}
