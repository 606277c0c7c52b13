package com.cruisemall.kit.telemetry;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** Enables Sentry when {@code SENTRY_DSN} is set. */
public final class SentryConfigSource implements ConfigSourceFactory {
  /** Overrides the defaults in the jars (100). */
  private static final int ORDINAL = 110;

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    @Nullable ConfigValue dsn = context.getValue("SENTRY_DSN");
    if (dsn == null || dsn.getValue() == null || dsn.getValue().isBlank()) {
      return List.of();
    }
    return List.of(
        new PropertiesConfigSource(
            Map.of("quarkus.log.sentry.enabled", "true", "quarkus.log.sentry.dsn", dsn.getValue()),
            "sentry",
            ORDINAL));
  }
}
