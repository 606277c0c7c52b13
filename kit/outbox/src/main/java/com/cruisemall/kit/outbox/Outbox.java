package com.cruisemall.kit.outbox;

import com.cruisemall.kit.request.RequestId;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/**
 * Takes events in the transaction of the change they tell of: both are there, or neither. {@link
 * OutboxRelay} hands them to Kafka after the commit. The service's migrations create the tables
 * ({@code outbox_event}, {@code outbox_lease}).
 */
@Singleton
public class Outbox {
  private final EntityManager database;
  private final ObjectMapper json;
  private final OutboxRelay relay;
  private final TransactionSynchronizationRegistry transaction;

  Outbox(
      EntityManager database,
      ObjectMapper json,
      OutboxRelay relay,
      TransactionSynchronizationRegistry transaction) {
    this.database = database;
    this.json = json;
    this.relay = relay;
    this.transaction = transaction;
  }

  /** Adds an event to the running transaction. */
  public void add(OutboxEvent event) {
    database
        .createNativeQuery(
            """
            insert into outbox_event (topic, key, body, request_id, traceparent)
            values (:topic, :key, cast(:body as jsonb), :requestId, nullif(:traceParent, ''))
            """)
        .setParameter("topic", event.topic())
        .setParameter("key", event.key())
        .setParameter("body", toJson(event.body()))
        .setParameter("requestId", RequestId.current().orElse("none"))
        .setParameter("traceParent", TraceParent.current().orElse(""))
        .executeUpdate();
    transaction.registerInterposedSynchronization(new WakeRelay());
  }

  private String toJson(Object body) {
    try {
      return json.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("an event must be JSON", e);
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
