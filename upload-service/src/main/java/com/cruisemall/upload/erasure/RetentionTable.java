package com.cruisemall.upload.erasure;

import com.cruisemall.upload.document.Documents;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What has had its time. Callers bring the transaction. */
@Singleton
class RetentionTable {
  private final EntityManager database;
  private final Documents documents;

  RetentionTable(EntityManager database, Documents documents) {
    this.database = database;
    this.documents = documents;
  }

  /** A request of which no document is left. */
  record EndedRequest(UUID id, Optional<String> folderId) {}

  /** Marks documents that came before a moment for their removal; returns how many. */
  int markBefore(Instant end, int limit) {
    @SuppressWarnings("unchecked")
    List<UUID> old =
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
    return (int) old.stream().filter(documents::erase).count();
  }

  /** Requests made before a moment, run out, of which no document is left. */
  List<EndedRequest> endedBefore(Instant end, int limit) {
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        database
            .createNativeQuery(
                """
                select r.id, f.folder_id from passport_request r
                left join drive_folder f on f.request_id = r.id
                where r.created_at < :end and r.expires_at < :end and not exists (
                  select 1 from document o where o.request_id = r.id and o.status <> 'ERASED')
                order by r.created_at limit :limit
                """,
                Tuple.class)
            .setParameter("end", end)
            .setParameter("limit", limit)
            .getResultList();
    return rows.stream()
        .map(row ->
            new EndedRequest(
                row.get("id", UUID.class), Optional.ofNullable(row.get("folder_id", String.class))))
        .toList();
  }

  /** Removes a request and what is left of its documents. */
  void remove(UUID requestId) {
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

  /** What is there and should not be, given the moment before which nothing may be left. */
  Map<String, Long> overdue(Instant end) {
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
