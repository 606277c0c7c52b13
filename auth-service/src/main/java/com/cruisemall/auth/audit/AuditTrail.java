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
 * Records security events. The service's database role may insert and read entries; no role of it
 * may change them.
 */
@Singleton
public class AuditTrail {
  /** Set by the gateway, which removes the header from client requests. */
  private static final String ADDRESS = "X-Client-Address";

  private final AuditRepository repository;
  private final AuditWriter writer;
  private final Caller caller;
  private final CurrentVertxRequest request;
  private final Clock clock;

  AuditTrail(
      AuditRepository repository,
      AuditWriter writer,
      Caller caller,
      CurrentVertxRequest request,
      Clock clock) {
    this.repository = repository;
    this.writer = writer;
    this.caller = caller;
    this.request = request;
    this.clock = clock;
  }

  /** Records a change in the running transaction: both commit, or neither. */
  public void record(AuditEvent event) {
    repository.insert(entry(event));
  }

  /**
   * Queues an event without a change, such as a failure. Never blocks and never fails. One thread
   * writes all of them, so that a flood uses one connection at most. Beyond the queue's capacity
   * events are dropped and counted, and the trail records their number.
   */
  public void recordAsync(AuditEvent event) {
    writer.offer(entry(event));
  }

  private AuditEntry entry(AuditEvent event) {
    boolean inRequest = Arc.container().requestContext().isActive();
    return new AuditEntry(
        UuidCreator.getTimeOrderedEpoch(),
        clock.instant(),
        event.type().name(),
        event
            .by()
            .map(AuditEntry.Actor::person)
            .orElseGet(() -> inRequest ? actor() : AuditEntry.Actor.SYSTEM),
        event.account().orElse(null),
        inRequest ? address() : null,
        RequestId.current().orElse(null),
        event.details());
  }

  private AuditEntry.Actor actor() {
    if (request.getCurrent() == null) {
      return AuditEntry.Actor.SYSTEM;
    }
    Optional<AuditEntry.Actor> person = caller.userId().map(AuditEntry.Actor::person);
    return person
        .or(() -> caller.service().map(AuditEntry.Actor::service))
        .orElse(AuditEntry.Actor.GUEST);
  }

  private @Nullable String address() {
    RoutingContext current = request.getCurrent();
    return current == null ? null : current.request().getHeader(ADDRESS);
  }
}
