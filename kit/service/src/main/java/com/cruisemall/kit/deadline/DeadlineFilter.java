package com.cruisemall.kit.deadline;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Stores the deadline of each request in its Vert.x context. */
@Singleton
class DeadlineFilter {
  private static final int AFTER_REQUEST_ID = 9_900;
  private static final String KEY = DeadlineFilter.class.getName();

  void register(@Observes Filters filters) {
    filters.register(
        context -> {
          DeadlineHeader.read(context.request().getHeader(DeadlineHeader.NAME))
              .ifPresent(wait -> ContextLocals.put(KEY, Deadline.in(wait)));
          context.next();
        },
        AFTER_REQUEST_ID);
  }

  static Optional<Deadline> current() {
    return VertxContext.isOnDuplicatedContext() ? ContextLocals.get(KEY) : Optional.empty();
  }
}
