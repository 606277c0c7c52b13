package com.cruisemall.upload.admin;

import com.cruisemall.kit.page.PageRequest;
import com.cruisemall.upload.document.DocumentStatus;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Read model of all documents and their deliveries. Callers bring the transaction. */
@Singleton
class UploadQuery {
  private final EntityManager database;

  UploadQuery(EntityManager database) {
    this.database = database;
  }

  /** Reads a page of documents, all or of one status, newest first. */
  List<UploadState> page(Optional<DocumentStatus> status, PageRequest page) {
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        database
            .createNativeQuery(
                """
                select o.id, r.order_id, o.status, o.media_type, o.size, o.queued_at, o.stored_at,
                       d.attempt, d.due_at, coalesce(o.failure, d.last_reason) as last_reason
                from document o
                join passport_request r on r.id = o.request_id
                left join delivery d on d.document_id = o.id
                where :status in (o.status, '')
                order by o.received_at desc, o.id limit :limit offset :offset
                """,
                Tuple.class)
            .setParameter("status", status.map(Enum::name).orElse(""))
            .setParameter("limit", page.limit())
            .setParameter("offset", page.offset())
            .getResultList();
    return rows.stream().map(UploadQuery::toState).toList();
  }

  long count(Optional<DocumentStatus> status) {
    return (Long)
        database
            .createNativeQuery(
                "select count(*) from document where :status in (status, '')", Long.class)
            .setParameter("status", status.map(Enum::name).orElse(""))
            .getSingleResult();
  }

  /** Counts the documents of each status that is not final. */
  Map<DocumentStatus, Long> countByStatus() {
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        database
            .createNativeQuery(
                """
                select status, count(*) as documents from document
                where status in ('RECEIVING', 'QUEUED', 'UPLOADING', 'FAILED', 'ERASING')
                group by status
                """,
                Tuple.class)
            .getResultList();
    Map<DocumentStatus, Long> counts = new EnumMap<>(DocumentStatus.class);
    rows.forEach(row ->
        counts.put(
            DocumentStatus.valueOf(row.get("status", String.class)),
            row.get("documents", Long.class)));
    return counts;
  }

  /** Queuing time of the document that has waited longest for Drive. */
  Optional<Instant> oldest() {
    return Optional.ofNullable(
        (Instant)
            database
                .createNativeQuery(
                    "select min(queued_at) from document where status in ('QUEUED', 'UPLOADING')",
                    Instant.class)
                .getSingleResult());
  }

  /** Finds failed documents, oldest first. */
  @SuppressWarnings("unchecked")
  List<UUID> findFailed(int limit) {
    return database
        .createNativeQuery(
            "select id from document where status = 'FAILED' order by queued_at limit :limit",
            UUID.class)
        .setParameter("limit", limit)
        .getResultList();
  }

  private static UploadState toState(Tuple row) {
    return new UploadState(
        row.get("id", UUID.class),
        row.get("order_id", String.class),
        DocumentStatus.valueOf(row.get("status", String.class)),
        row.get("media_type", String.class),
        row.get("size", Long.class),
        row.get("attempt", Integer.class),
        row.get("queued_at", Instant.class),
        row.get("due_at", Instant.class),
        row.get("stored_at", Instant.class),
        row.get("last_reason", String.class));
  }
}
