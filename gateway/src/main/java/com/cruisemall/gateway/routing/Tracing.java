package com.cruisemall.gateway.routing;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Where there are traces, names the span of a request after its route, and tells the service whose
 * request it gets: not the client's, but the gateway's span is above its own.
 */
@Singleton
class Tracing {
  /** Just before the door. */
  private static final int PRIORITY = 260;

  /** Under which Quarkus looks for the route. */
  private static final String ROUTE = "UrlPathTemplate";

  private final boolean off;

  Tracing(@ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean off) {
    this.off = off;
  }

  void register(@Observes Filters filters) {
    if (!off) {
      filters.register(Tracing::handle, PRIORITY);
    }
  }

  private static void handle(RoutingContext context) {
    @Nullable String path = context.request().path();
    if (path != null) {
      RouteTable.find(path)
          .ifPresent(route ->
              Objects.requireNonNull(Vertx.currentContext()).putLocal(ROUTE, route.prefix()));
    }
    Map<String, String> parent = new HashMap<>();
    W3CTraceContextPropagator.getInstance()
        .inject(Context.current(), parent, (_, name, value) -> parent.put(name, value));
    parent.forEach(context.request().headers()::set);
    context.next();
  }
}
