package com.cruisemall.kit.outbox;

import com.cruisemall.kit.transactions.Transactions;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Repository of outbox events. Holds no connection while Kafka acknowledges. */
@Singleton
class OutboxRepository {
  private final EntityManager database;
  private final Transactions transactions;
  private final OutboxConfig config;
  private final String holder;

  OutboxRepository(
      EntityManager database, Transactions transactions, OutboxConfig config, SecureRandom random) {
    this.database = database;
    this.transactions = transactions;
    this.config = config;
    this.holder = new UUID(random.nextLong(), random.nextLong()).toString();
  }

  /** Inserts an event in the current transaction. */
  void insert(String topic, String key, String body, String requestId, String traceParent) {
    database
        .createNativeQuery(
            """
            insert into outbox_event (topic, key, body, request_id, traceparent)
            values (:topic, :key, cast(:body as jsonb), :requestId, nullif(:traceParent, ''))
            """)
        .setParameter("topic", topic)
        .setParameter("key", key)
        .setParameter("body", body)
        .setParameter("requestId", requestId)
        .setParameter("traceParent", traceParent)
        .executeUpdate();
  }

  /** Returns the oldest events if this instance holds or gets the lease, else nothing. */
  List<StoredEvent> claim(int limit) {
    return transactions.call(() -> {
      int leased =
          database
              .createNativeQuery(
                  """
                  insert into outbox_lease (id, holder, held_until)
                  values (1, :holder, now() + make_interval(secs => :seconds))
                  on conflict (id) do update
                    set holder = excluded.holder, held_until = excluded.held_until
                    where outbox_lease.holder = excluded.holder
                       or outbox_lease.held_until < now()
                  """)
              .setParameter("holder", holder)
              .setParameter("seconds", (double) config.lease().toSeconds())
              .executeUpdate();
      return leased == 0 ? List.of() : oldest(limit);
    });
  }

  void delete(List<StoredEvent> sent) {
    transactions.run(() ->
        database
            .createNativeQuery("delete from outbox_event where position in (:positions)")
            .setParameter("positions", sent.stream().map(StoredEvent::position).toList())
            .executeUpdate());
  }

  @SuppressWarnings("unchecked")
  private List<StoredEvent> oldest(int limit) {
    List<Tuple> rows =
        database
            .createNativeQuery(
                """
                select position, id, topic, key, cast(body as text) as body, request_id, traceparent,
                  created_at
                from outbox_event order by position limit :limit
                """,
                Tuple.class)
            .setParameter("limit", limit)
            .getResultList();
    return rows.stream().map(OutboxRepository::event).toList();
  }

  private static StoredEvent event(Tuple row) {
    return new StoredEvent(
        row.get("position", Long.class),
        row.get("id", UUID.class),
        row.get("topic", String.class),
        row.get("key", String.class),
        row.get("body", String.class),
        row.get("request_id", String.class),
        Optional.ofNullable(row.get("traceparent", String.class)),
        row.get("created_at", Instant.class));
  }
}
