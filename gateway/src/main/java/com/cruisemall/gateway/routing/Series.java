package com.cruisemall.gateway.routing;

import io.quarkus.micrometer.runtime.binder.vertx.HttpRequestMetric;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * Names the series in which the time of a request is counted. Its path would not do: there are as
 * many as orders, and some hold the token of a link.
 */
final class Series {
  /** Of requests that have no route. */
  static final String OTHER = "/api";

  private Series() {}

  static void name(RoutingContext context, String name) {
    @Nullable HttpRequestMetric metric = HttpRequestMetric.getRequestMetric(context);
    if (metric != null) {
      metric.setTemplatePath(name);
    }
  }
}
