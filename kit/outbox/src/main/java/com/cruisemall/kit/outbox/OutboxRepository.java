package com.cruisemall.kit.outbox;

import com.cruisemall.kit.transactions.Transactions;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;

/**
 * Repository of outbox events and of the lease to send them. Holds no connection while Kafka
 * acknowledges. An event is due, postponed after a failure, parked ({@code due_at} is infinite), or
 * sent.
 */
@Singleton
class OutboxRepository {
  /** Events that may be sent now: no earlier event of their key is postponed or parked. */
  private static final String SENDABLE =
      """
      from outbox_event e
      where e.sent_at is null and e.due_at <= clock_timestamp()
        and not exists (
          select 1 from outbox_event earlier
          where earlier.sent_at is null and earlier.key = e.key
            and earlier.position < e.position and earlier.due_at > clock_timestamp())
      """;

  private final Session database;
  private final Transactions transactions;
  private final OutboxConfig config;
  private final String holder;
  private volatile boolean leased;

  OutboxRepository(
      Session database, Transactions transactions, OutboxConfig config, SecureRandom random) {
    this.database = database;
    this.transactions = transactions;
    this.config = config;
    this.holder = new UUID(random.nextLong(), random.nextLong()).toString();
  }

  /** Inserts an event in the current transaction. */
  void insert(String topic, String key, String body, String requestId, String traceParent) {
    database
        .createNativeMutationQuery(
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

  /**
   * Returns the oldest due events and takes or renews the lease. Writes nothing if none is due,
   * except that this instance gives its lease up.
   */
  Claim claim(int limit) {
    Claim claim =
        transactions.call(() -> {
          if (!exists()) {
            return new Claim.Nothing();
          }
          if (!lease()) {
            return new Claim.HeldElsewhere();
          }
          List<StoredEvent> events = oldest(limit);
          return events.isEmpty() ? new Claim.Nothing() : new Claim.Batch(events);
        });
    if (claim instanceof Claim.Batch) {
      leased = true;
    } else {
      releaseLease();
    }
    return claim;
  }

  /** Gives the lease up, so that another instance need not wait until it expires. */
  void releaseLease() {
    if (leased) {
      leased = false;
      transactions.run(() ->
          database
              .createNativeMutationQuery(
                  "update outbox_lease set held_until = clock_timestamp() where holder = :holder")
              .setParameter("holder", holder)
              .executeUpdate());
    }
  }

  /** Stores which events were sent, and when the others are tried again, if at all. */
  void record(SendResult result) {
    transactions.run(() -> {
      markSent(result.done());
      postpone(result.postponed(config.maxAttempts()));
      park(result.parked(config.maxAttempts()));
    });
  }

  /** Returns the unsent events of all instances; fails after a second. */
  Backlog backlog() {
    return transactions.call(() -> {
      database.createNativeMutationQuery("set local statement_timeout = '1s'").executeUpdate();
      var oldest =
          database
              .createNativeQuery(
                  """
                  select cast(extract(epoch from clock_timestamp() - e.created_at)
                    as double precision)
                  from outbox_event e
                  where e.sent_at is null and e.due_at < 'infinity'
                    and not exists (
                      select 1 from outbox_event earlier
                      where earlier.sent_at is null and earlier.key = e.key
                        and earlier.position < e.position and earlier.due_at = 'infinity')
                  order by e.position limit 1
                  """,
                  Double.class)
              .getResultStream()
              .findFirst();
      return new Backlog(oldest.orElse(0.0), countParked());
    });
  }

  /** Makes up to a batch of parked events due again; returns their number. */
  int releaseParked() {
    return transactions.call(() ->
        batch(
                """
                update outbox_event set due_at = clock_timestamp(), attempts = 0
                where position in (
                  select position from outbox_event
                  where sent_at is null and due_at = 'infinity' order by position limit :limit)
                """)
            .executeUpdate());
  }

  /** Makes up to a batch of events that were sent in a period due again; returns their number. */
  int replaySent(Instant from, Instant until) {
    return transactions.call(() ->
        batch(
                """
                update outbox_event set sent_at = null, due_at = clock_timestamp(), attempts = 0
                where position in (
                  select position from outbox_event
                  where sent_at >= :from and sent_at < :until order by position limit :limit)
                """)
            .setParameter("from", from)
            .setParameter("until", until)
            .executeUpdate());
  }

  /** Deletes up to a batch of events that were sent before the retention time. */
  int purge() {
    return transactions.call(() ->
        batch(
                """
                delete from outbox_event where position in (
                  select position from outbox_event
                  where sent_at < clock_timestamp() - make_interval(secs => :retention)
                  limit :limit)
                """)
            .setParameter("retention", (double) config.retention().toSeconds())
            .executeUpdate());
  }

  private boolean exists() {
    return database
        .createNativeQuery("select exists (select 1 " + SENDABLE + ")", Boolean.class)
        .getSingleResult();
  }

  private boolean lease() {
    return database
            .createNativeMutationQuery(
                """
                update outbox_lease
                set holder = :holder,
                  held_until = clock_timestamp() + make_interval(secs => :seconds)
                where holder = :holder or held_until <= clock_timestamp()
                """)
            .setParameter("holder", holder)
            .setParameter("seconds", config.lease().toMillis() / 1000.0)
            .executeUpdate()
        > 0;
  }

  private List<StoredEvent> oldest(int limit) {
    return database
        .createNativeQuery(
            """
            select e.position, e.id, e.topic, e.key, cast(e.body as text) as body, e.request_id,
              e.traceparent, e.created_at, e.attempts
            """
                + SENDABLE
                + "order by e.position limit :limit",
            StoredEvent.class)
        .setParameter("limit", limit)
        .getResultList();
  }

  private void markSent(List<StoredEvent> events) {
    if (!events.isEmpty()) {
      database
          .createNativeMutationQuery(
              "update outbox_event set sent_at = clock_timestamp() where position in (:positions)")
          .setParameter("positions", positions(events))
          .executeUpdate();
    }
  }

  private void postpone(List<StoredEvent> events) {
    if (!events.isEmpty()) {
      database
          .createNativeMutationQuery(
              """
              update outbox_event set attempts = attempts + 1,
                due_at = clock_timestamp() + make_interval(
                  secs => least(:maxBackoff, 0.1 * power(2, least(attempts, 16))))
              where position in (:positions)
              """)
          .setParameter("maxBackoff", config.maxBackoff().toMillis() / 1000.0)
          .setParameter("positions", positions(events))
          .executeUpdate();
    }
  }

  private void park(List<StoredEvent> events) {
    if (!events.isEmpty()) {
      database
          .createNativeMutationQuery(
              """
              update outbox_event set attempts = attempts + 1, due_at = 'infinity'
              where position in (:positions)
              """)
          .setParameter("positions", positions(events))
          .executeUpdate();
    }
  }

  private long countParked() {
    return database
        .createNativeQuery(
            "select count(*) from outbox_event where sent_at is null and due_at = 'infinity'",
            Long.class)
        .getSingleResult();
  }

  private MutationQuery batch(String sql) {
    return database
        .createNativeMutationQuery(sql)
        .setParameter("limit", config.maintenanceBatchSize());
  }

  private static List<Long> positions(List<StoredEvent> events) {
    return events.stream().map(StoredEvent::position).toList();
  }
}
