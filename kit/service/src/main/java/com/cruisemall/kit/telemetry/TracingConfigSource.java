package com.cruisemall.kit.telemetry;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** Enables tracing when {@code OTEL_EXPORTER_OTLP_ENDPOINT} is set. */
public final class TracingConfigSource implements ConfigSourceFactory {
  /** Overrides the defaults in the jars (100). */
  private static final int ORDINAL = 110;

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    @Nullable ConfigValue collector = context.getValue("OTEL_EXPORTER_OTLP_ENDPOINT");
    if (collector == null || collector.getValue() == null || collector.getValue().isBlank()) {
      return List.of();
    }
    return List.of(
        new PropertiesConfigSource(
            Map.of(
                "quarkus.otel.sdk.disabled",
                "false",
                "cruisemall.tracing.statements",
                "true",
                "quarkus.otel.exporter.otlp.endpoint",
                collector.getValue()),
            "tracing",
            ORDINAL));
  }
}
