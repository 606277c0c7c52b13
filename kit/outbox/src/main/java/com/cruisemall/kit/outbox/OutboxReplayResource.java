package com.cruisemall.kit.outbox;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.caller.ServiceCallers;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.function.IntSupplier;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Sends events again: all parked ones, and with {@code from} (ISO 8601, UTC) also those that were
 * sent since then, for consumers that lost them with their topic. Consumers ignore the duplicates.
 */
@Path("/internal/outbox/replay")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class OutboxReplayResource {
  private final OutboxRepository repository;
  private final OutboxRelay relay;
  private final OutboxConfig config;
  private final Clock clock;

  OutboxReplayResource(
      OutboxRepository repository, OutboxRelay relay, OutboxConfig config, Clock clock) {
    this.repository = repository;
    this.relay = relay;
    this.config = config;
    this.clock = clock;
  }

  record ReplayedEvents(int parked, int sent) implements SuccessBody {}

  /** Counts the events that are due again. */
  @POST
  @ServiceCallers(scope = "outbox:replay")
  public ReplayedEvents replay(@RestQuery @Nullable Instant from) {
    // Events that are sent from now on need no replay; without this bound the loop would not end.
    Instant until = clock.instant();
    int parked = inBatches(repository::releaseParked);
    int sent = from == null ? 0 : inBatches(() -> repository.replaySent(from, until));
    relay.wake();
    Log.infof("outbox replayed from=%s parked=%d sent=%d", from, parked, sent);
    return new ReplayedEvents(parked, sent);
  }

  private int inBatches(IntSupplier next) {
    int total = 0;
    int count;
    do {
      count = next.getAsInt();
      total += count;
    } while (count == config.maintenanceBatchSize());
    return total;
  }
}
