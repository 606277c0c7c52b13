package com.cruisemall.kit.outbox;

import com.cruisemall.kit.request.RequestId;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/**
 * Transactional outbox: stores events in the transaction of the change they describe. {@link
 * OutboxRelay} publishes them to Kafka after the commit. The service's migrations create the tables
 * ({@code outbox_event}, {@code outbox_lease}).
 */
@Singleton
public class Outbox {
  private final OutboxRepository repository;
  private final ObjectMapper json;
  private final OutboxRelay relay;
  private final TransactionSynchronizationRegistry transaction;

  Outbox(
      OutboxRepository repository,
      ObjectMapper json,
      OutboxRelay relay,
      TransactionSynchronizationRegistry transaction) {
    this.repository = repository;
    this.json = json;
    this.relay = relay;
    this.transaction = transaction;
  }

  /** Adds an event to the current transaction. */
  public void add(OutboxEvent event) {
    repository.insert(
        event.topic(),
        event.key(),
        toJson(event.body()),
        RequestId.current().orElse("none"),
        TraceParent.current().orElse(""));
    transaction.registerInterposedSynchronization(new WakeRelay());
  }

  private String toJson(Object body) {
    try {
      return json.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("event body not serializable", e);
    }
  }

  private final class WakeRelay implements Synchronization {
    @Override
    public void beforeCompletion() {}

    @Override
    public void afterCompletion(int status) {
      if (status == Status.STATUS_COMMITTED) {
        relay.wake();
      }
    }
  }
}
