package com.cruisemall.kit.request;

import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import org.jboss.logging.MDC;

/** Assigns the request id before every other filter, so that each response carries one. */
@Singleton
class RequestIdFilter {
  /** Filters with a higher priority run first. */
  private static final int FIRST = 10_000;

  private final SecureRandom random;

  RequestIdFilter(SecureRandom random) {
    this.random = random;
  }

  void register(@Observes Filters filters) {
    filters.register(
        context -> {
          String id =
              RequestId.acceptOrCreate(context.request().getHeader(RequestId.HEADER), random);
          context.request().headers().set(RequestId.HEADER, id);
          context.response().putHeader(RequestId.HEADER, id);
          MDC.put(RequestId.LOG_KEY, id);
          context.next();
        },
        FIRST);
  }
}
