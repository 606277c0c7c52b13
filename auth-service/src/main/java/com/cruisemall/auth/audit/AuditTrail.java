package com.cruisemall.auth.audit;

import com.cruisemall.kit.caller.Caller;
import com.cruisemall.kit.request.RequestId;
import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes down security events. The service's role may add and read lines, and nothing may change
 * them.
 */
@Singleton
public class AuditTrail {
  /** Set by the gateway, which takes away what a client says there. */
  private static final String ADDRESS = "X-Client-Address";

  private final AuditTable table;
  private final AuditQueue queue;
  private final Caller caller;
  private final CurrentVertxRequest request;
  private final Clock clock;

  AuditTrail(
      AuditTable table, AuditQueue queue, Caller caller, CurrentVertxRequest request, Clock clock) {
    this.table = table;
    this.queue = queue;
    this.caller = caller;
    this.request = request;
    this.clock = clock;
  }

  /** Takes a change down in the running transaction: both are there, or neither. */
  public void record(AuditEvent event) {
    table.insert(entry(event));
  }

  /**
   * Takes down what changed nothing, such as a failure. It returns at once and never fails; one
   * thread writes them all, so that a flood of failures takes one connection at most. Beyond what
   * the queue holds they are counted, and the trail tells how many are missing.
   */
  public void recordSoon(AuditEvent event) {
    queue.offer(entry(event));
  }

  private AuditEntry entry(AuditEvent event) {
    boolean asked = Arc.container().requestContext().isActive();
    return new AuditEntry(
        UuidCreator.getTimeOrderedEpoch(),
        clock.instant(),
        event.type().name(),
        event.by().map(Actor::person).orElseGet(() -> asked ? actor() : Actor.SYSTEM),
        event.account().orElse(null),
        asked ? address() : null,
        RequestId.current().orElse(null),
        event.details());
  }

  private Actor actor() {
    if (request.getCurrent() == null) {
      return Actor.SYSTEM;
    }
    Optional<Actor> person = caller.userId().map(Actor::person);
    return person.or(() -> caller.service().map(Actor::service)).orElse(Actor.GUEST);
  }

  private @Nullable String address() {
    RoutingContext current = request.getCurrent();
    return current == null ? null : current.request().getHeader(ADDRESS);
  }
}
