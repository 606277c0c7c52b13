package com.cruisemall.kit.telemetry;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounds what a meter registry remembers of invented request methods. {@link
 * RequestMethodTagFilter} keeps their series at one, but Micrometer also maps each unfiltered id to
 * its meter and forgets these ids only when the meter is removed.
 */
@Singleton
class UnknownMethodCleanup {
  private static final int REMEMBERED = 1_000;
  private static final int BEFORE_ROUTES = 9_800;

  private final MeterRegistry registry;
  private final AtomicInteger seen = new AtomicInteger();

  UnknownMethodCleanup(MeterRegistry registry) {
    this.registry = registry;
  }

  void register(@Observes Filters filters) {
    filters.register(
        context -> {
          if (!RequestMethodTagFilter.isKnown(context.request().method().name())
              && seen.incrementAndGet() % REMEMBERED == 0) {
            forget(context.vertx());
          }
          context.next();
        },
        BEFORE_ROUTES);
  }

  /** Runs on a worker thread, because a removal locks the registry and scans its ids. */
  private void forget(Vertx vertx) {
    vertx.executeBlocking(() -> {
      registry
          .find("http.server.requests")
          .tag(RequestMethodTagFilter.METHOD, RequestMethodTagFilter.OTHER)
          .meters()
          .stream()
          .map(Meter::getId)
          .forEach(registry::remove);
      return null;
    });
  }
}
