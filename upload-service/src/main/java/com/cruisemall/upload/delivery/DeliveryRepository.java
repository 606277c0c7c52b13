package com.cruisemall.upload.delivery;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Repository of deliveries. Leases use the database clock, which all instances share. Callers bring
 * the transaction.
 */
@Singleton
class DeliveryRepository {
  private final EntityManager database;
  private final DeliveryConfig config;

  DeliveryRepository(EntityManager database, DeliveryConfig config) {
    this.database = database;
    this.config = config;
  }

  void insert(UUID documentId) {
    database
        .createNativeQuery(
            "insert into delivery (document_id, attempt, due_at) values (:document, 1, now())")
        .setParameter("document", documentId)
        .executeUpdate();
  }

  /** Acquires the lease for the current attempt if nobody holds it. */
  boolean acquireLease(DriveJob job, String holder) {
    return database
            .createNativeQuery(
                """
                update delivery
                set holder = :holder, held_until = now() + make_interval(secs => :lease)
                where document_id = :document and attempt = :attempt
                  and (held_until is null or held_until < now())
                """)
            .setParameter("holder", holder)
            .setParameter("lease", seconds(config.lease()))
            .setParameter("document", job.documentId())
            .setParameter("attempt", job.attempt())
            .executeUpdate()
        == 1;
  }

  /** Acquires the lease for any attempt if nobody holds it. */
  boolean acquireLease(UUID documentId, String holder) {
    return database
            .createNativeQuery(
                """
                update delivery
                set holder = :holder, held_until = now() + make_interval(secs => :lease)
                where document_id = :document and (held_until is null or held_until < now())
                """)
            .setParameter("holder", holder)
            .setParameter("lease", seconds(config.lease()))
            .setParameter("document", documentId)
            .executeUpdate()
        == 1;
  }

  /** Finds the file id that the document has or will have in Drive. */
  Optional<String> findDriveId(UUID documentId) {
    @SuppressWarnings("unchecked")
    List<String> ids =
        database
            .createNativeQuery(
                """
                select drive_id from delivery
                where document_id = :document and drive_id is not null
                """,
                String.class)
            .setParameter("document", documentId)
            .getResultList();
    return ids.stream().findFirst();
  }

  /** Remaining time of the lease that another worker holds on the attempt. */
  Optional<Duration> remainingLease(DriveJob job) {
    @SuppressWarnings("unchecked")
    List<Long> millis =
        database
            .createNativeQuery(
                """
                select cast(extract(epoch from held_until - now()) * 1000 as bigint) from delivery
                where document_id = :document and attempt = :attempt and held_until is not null
                """,
                Long.class)
            .setParameter("document", job.documentId())
            .setParameter("attempt", job.attempt())
            .getResultList();
    return millis.stream().findFirst().map(left -> Duration.ofMillis(Math.max(0, left)));
  }

  /** Extends the lease; returns false if it was lost. */
  boolean renewLease(UUID documentId, String holder) {
    return database
            .createNativeQuery(
                """
                update delivery set held_until = now() + make_interval(secs => :lease)
                where document_id = :document and holder = :holder
                """)
            .setParameter("lease", seconds(config.lease()))
            .setParameter("document", documentId)
            .setParameter("holder", holder)
            .executeUpdate()
        == 1;
  }

  /** Releases the lease; returns false if it was lost. */
  boolean releaseLease(UUID documentId, String holder) {
    return database
            .createNativeQuery(
                """
                update delivery set holder = null, held_until = null
                where document_id = :document and holder = :holder
                """)
            .setParameter("document", documentId)
            .setParameter("holder", holder)
            .executeUpdate()
        == 1;
  }

  /** Records the reason of a failed attempt and the delay before the next one. */
  void recordFailure(UUID documentId, String reason, Duration delay) {
    database
        .createNativeQuery(
            """
            update delivery
            set attempt = attempt + 1, last_reason = :reason,
                due_at = now() + make_interval(secs => :delay)
            where document_id = :document
            """)
        .setParameter("reason", reason)
        .setParameter("delay", seconds(delay))
        .setParameter("document", documentId)
        .executeUpdate();
  }

  /** Returns true once the delivery has reached the age at which it is given up. */
  boolean isTooOld(UUID documentId) {
    return (Boolean)
        database
            .createNativeQuery(
                """
                select since < now() - make_interval(secs => :longest) from delivery
                where document_id = :document
                """,
                Boolean.class)
            .setParameter("longest", seconds(config.giveUpAfter()))
            .setParameter("document", documentId)
            .getSingleResult();
  }

  /** Starts over, and returns the number of the next attempt. */
  int restart(UUID documentId) {
    return (Integer)
        database
            .createNativeQuery(
                """
                update delivery
                set attempt = attempt + 1, holder = null, held_until = null, due_at = now(),
                    since = now()
                where document_id = :document returning attempt
                """,
                Integer.class)
            .setParameter("document", documentId)
            .getSingleResult();
  }

  /**
   * Finds stalled deliveries without a pending event in the outbox, and restarts their waiting
   * time.
   */
  List<DriveJob> touchStalled(int limit) {
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        database
            .createNativeQuery(
                """
                update delivery set due_at = now()
                where document_id in (
                  select d.document_id from delivery d join document o on o.id = d.document_id
                  where o.status in ('QUEUED', 'UPLOADING')
                    and case when d.held_until is null
                      then d.due_at < now() - make_interval(secs => :after)
                      else d.held_until < now() - make_interval(secs => 15) end
                    and not exists (
                      select 1 from outbox_event e
                      where e.sent_at is null and e.key = cast(d.document_id as text))
                  order by d.due_at limit :limit for update of d skip locked)
                returning document_id, attempt
                """,
                Tuple.class)
            .setParameter("after", seconds(config.stalledAfter()))
            .setParameter("limit", limit)
            .getResultList();
    return rows.stream()
        .map(row ->
            new DriveJob(row.get("document_id", UUID.class), row.get("attempt", Integer.class)))
        .toList();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
