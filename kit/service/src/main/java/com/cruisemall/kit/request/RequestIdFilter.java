package com.cruisemall.kit.request;

import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.MDC;

/** Decides the request id before anything else runs, so that no answer goes out without it. */
@Singleton
class RequestIdFilter {
  /** Filters with higher numbers run first. */
  private static final int BEFORE_EVERYTHING = 10_000;

  void register(@Observes Filters filters) {
    filters.register(
        context -> {
          String id = RequestId.acceptOrMake(context.request().getHeader(RequestId.HEADER));
          context.request().headers().set(RequestId.HEADER, id);
          context.response().putHeader(RequestId.HEADER, id);
          MDC.put(RequestId.LOG_KEY, id);
          context.next();
        },
        BEFORE_EVERYTHING);
  }
}
