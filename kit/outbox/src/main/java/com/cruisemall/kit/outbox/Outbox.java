package com.cruisemall.kit.outbox;

import com.cruisemall.kit.request.RequestId;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.nio.charset.StandardCharsets;

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
  private final OutboxConfig config;
  private final TransactionSynchronizationRegistry transaction;

  Outbox(
      OutboxRepository repository,
      ObjectMapper json,
      OutboxRelay relay,
      OutboxConfig config,
      TransactionSynchronizationRegistry transaction) {
    this.repository = repository;
    this.json = json;
    this.relay = relay;
    this.config = config;
    this.transaction = transaction;
  }

  /**
   * Adds an event to the current transaction.
   *
   * @throws IllegalArgumentException if Kafka would refuse its size
   */
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
      String text = json.writeValueAsString(body);
      if (text.getBytes(StandardCharsets.UTF_8).length > config.maxEventBytes()) {
        throw new IllegalArgumentException("event too large");
      }
      return text;
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
