package com.cruisemall.upload.erasure;

import com.cruisemall.upload.document.DocumentRepository;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Queries over documents and requests past the retention period. Callers bring the transaction. */
@Singleton
class RetentionRepository {
  /** Kinds of items that {@link #countOverdue} counts. */
  static final List<String> KINDS = List.of("documents", "requests", "staging");

  private final EntityManager database;
  private final DocumentRepository documents;

  RetentionRepository(EntityManager database, DocumentRepository documents) {
    this.database = database;
    this.documents = documents;
  }

  /** Expired request without remaining documents. */
  record ExpiredRequest(UUID id, Optional<String> folderId) {}

  /** Marks documents received before the instant for erasure, and returns their number. */
  int markExpired(Instant end, int limit) {
    @SuppressWarnings("unchecked")
    List<UUID> expired =
        database
            .createNativeQuery(
                """
                select id from document
                where status in ('QUEUED', 'UPLOADING', 'STORED', 'FAILED') and queued_at < :end
                order by queued_at limit :limit for update skip locked
                """,
                UUID.class)
            .setParameter("end", end)
            .setParameter("limit", limit)
            .getResultList();
    return (int) expired.stream().filter(documents::markErasing).count();
  }

  /** Finds expired requests created before the instant that have no remaining documents. */
  List<ExpiredRequest> findExpiredRequests(Instant end, int limit) {
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        database
            .createNativeQuery(
                """
                select r.id, f.folder_id from passport_request r
                left join drive_folder f on f.request_id = r.id
                where r.created_at < :end and r.expires_at < :end
                  and (f.purge_due_at is null or f.purge_due_at <= now())
                  and not exists (
                    select 1 from document o where o.request_id = r.id and o.status <> 'ERASED')
                order by r.created_at limit :limit
                """,
                Tuple.class)
            .setParameter("end", end)
            .setParameter("limit", limit)
            .getResultList();
    return rows.stream()
        .map(row ->
            new ExpiredRequest(
                row.get("id", UUID.class), Optional.ofNullable(row.get("folder_id", String.class))))
        .toList();
  }

  /** Postpones the next attempt to delete the folder of a request. */
  void postpone(UUID requestId, Duration delay) {
    database
        .createNativeQuery(
            """
            update drive_folder set purge_due_at = now() + make_interval(secs => :delay)
            where request_id = :request
            """)
        .setParameter("delay", delay.toMillis() / 1000.0)
        .setParameter("request", requestId)
        .executeUpdate();
  }

  /** Deletes a request and the rows of its documents. */
  void delete(UUID requestId) {
    for (String table : List.of("drive_folder", "document")) {
      database
          .createNativeQuery("delete from " + table + " where request_id = :request")
          .setParameter("request", requestId)
          .executeUpdate();
    }
    database
        .createNativeQuery("delete from passport_request where id = :request")
        .setParameter("request", requestId)
        .executeUpdate();
  }

  /** Counts the items that should have been gone before the instant, by kind. */
  Map<String, Long> countOverdue(Instant end) {
    return Map.of(
        "staging",
        count(
            """
            select count(*) from document o
            where o.status in ('STORED', 'ERASED') and cast(:end as timestamptz) is not null
              and exists (select 1 from document_chunk c where c.document_id = o.id)
            """,
            end),
        "documents",
        count("select count(*) from document where status <> 'ERASED' and received_at < :end", end),
        "requests",
        count(
            "select count(*) from passport_request where created_at < :end and expires_at < :end",
            end));
  }

  private long count(String query, Instant end) {
    return (Long)
        database.createNativeQuery(query, Long.class).setParameter("end", end).getSingleResult();
  }
}
