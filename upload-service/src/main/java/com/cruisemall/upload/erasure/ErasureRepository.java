package com.cruisemall.upload.erasure;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Repository of erasures in progress. Callers bring the transaction. */
@Singleton
class ErasureRepository {
  private final EntityManager database;

  ErasureRepository(EntityManager database) {
    this.database = database;
  }

  /**
   * Erasure whose next attempt is due.
   *
   * @param attempt number of the next attempt
   * @param confirmed true if Drive has confirmed the deletion and it is only repeated
   */
  record DueErasure(UUID documentId, int attempt, boolean confirmed) {}

  /** Adds the documents that were marked for erasure since the last call. */
  void addMarked() {
    database
        .createNativeQuery(
            """
            insert into erasure (document_id)
            select id from document where status = 'ERASING' on conflict do nothing
            """)
        .executeUpdate();
  }

  /** Finds due erasures, longest-waiting first. */
  List<DueErasure> findDue(int limit) {
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        database
            .createNativeQuery(
                """
                select document_id, attempt, confirmed_at is not null as confirmed
                from erasure where due_at <= now() order by due_at limit :limit
                """,
                Tuple.class)
            .setParameter("limit", limit)
            .getResultList();
    return rows.stream()
        .map(row ->
            new DueErasure(
                row.get("document_id", UUID.class),
                row.get("attempt", Integer.class),
                row.get("confirmed", Boolean.class)))
        .toList();
  }

  /** Records the reason of a failed attempt and the delay before the next one. */
  void postpone(UUID documentId, String reason, Duration delay) {
    database
        .createNativeQuery(
            """
            update erasure
            set attempt = attempt + 1, last_reason = :reason,
                due_at = now() + make_interval(secs => :delay)
            where document_id = :document
            """)
        .setParameter("reason", reason)
        .setParameter("delay", delay.toMillis() / 1000.0)
        .setParameter("document", documentId)
        .executeUpdate();
  }

  /** Records that Drive has confirmed the deletion, and schedules its repetition. */
  void confirm(UUID documentId, Duration repeatAfter) {
    database
        .createNativeQuery(
            """
            update erasure
            set attempt = 1, last_reason = null, confirmed_at = now(),
                due_at = now() + make_interval(secs => :delay)
            where document_id = :document
            """)
        .setParameter("delay", repeatAfter.toMillis() / 1000.0)
        .setParameter("document", documentId)
        .executeUpdate();
  }

  /** Deletes a completed erasure. */
  void delete(UUID documentId) {
    database
        .createNativeQuery("delete from erasure where document_id = :document")
        .setParameter("document", documentId)
        .executeUpdate();
  }

  /** Start of the oldest erasure that Drive has not confirmed, or whose repetition fails. */
  Optional<Instant> oldest() {
    return Optional.ofNullable(
        (Instant)
            database
                .createNativeQuery(
                    """
                    select min(coalesce(confirmed_at, requested_at)) from erasure
                    where confirmed_at is null or attempt > 1
                    """,
                    Instant.class)
                .getSingleResult());
  }
}
