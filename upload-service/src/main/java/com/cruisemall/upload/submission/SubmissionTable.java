package com.cruisemall.upload.submission;

import com.cruisemall.kit.transactions.Transactions;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The folders of submissions and the ids that Drive made for their files. */
@Singleton
class SubmissionTable {
  private final EntityManager database;
  private final Transactions transactions;

  SubmissionTable(EntityManager database, Transactions transactions) {
    this.database = database;
    this.transactions = transactions;
  }

  /** A folder, made or only planned. */
  record Folder(String id, boolean made) {}

  Optional<Folder> folder(UUID requestId) {
    return transactions.call(() -> {
      @SuppressWarnings("unchecked")
      List<Tuple> rows =
          database
              .createNativeQuery(
                  """
                  select folder_id, created_at is not null as made
                  from drive_folder where request_id = :request
                  """,
                  Tuple.class)
              .setParameter("request", requestId)
              .getResultList();
      return rows.stream()
          .findFirst()
          .map(row ->
              new Folder(row.get("folder_id", String.class), row.get("made", Boolean.class)));
    });
  }

  /** Plans the folder with the first id, unless somebody was quicker. */
  void plan(UUID requestId, List<String> ids) {
    transactions.run(() ->
        database
            .createNativeQuery(
                """
                insert into drive_folder (request_id, folder_id, spare_ids)
                values (:request, :folder, string_to_array(:spare, ','))
                on conflict (request_id) do nothing
                """)
            .setParameter("request", requestId)
            .setParameter("folder", ids.getFirst())
            .setParameter("spare", String.join(",", ids.subList(1, ids.size())))
            .executeUpdate());
  }

  void made(UUID requestId) {
    transactions.run(() ->
        database
            .createNativeQuery(
                """
                update drive_folder set created_at = now()
                where request_id = :request and created_at is null
                """)
            .setParameter("request", requestId)
            .executeUpdate());
  }

  void addSpare(UUID requestId, List<String> ids) {
    transactions.run(() ->
        database
            .createNativeQuery(
                """
                update drive_folder set spare_ids = spare_ids || string_to_array(:spare, ',')
                where request_id = :request
                """)
            .setParameter("spare", String.join(",", ids))
            .setParameter("request", requestId)
            .executeUpdate());
  }

  /**
   * Takes one of the ids for a document, for good: the id that it has already, if it has one;
   * nothing if none is left.
   */
  Optional<String> take(UUID requestId, UUID documentId) {
    return transactions.call(() -> {
      Object spare =
          database
              .createNativeQuery(
                  "select spare_ids[1] from drive_folder where request_id = :request for update",
                  String.class)
              .setParameter("request", requestId)
              .getSingleResult();
      if (spare == null) {
        return Optional.empty();
      }
      Object taken =
          database
              .createNativeQuery(
                  """
                  update delivery set drive_id = coalesce(drive_id, :spare)
                  where document_id = :document returning drive_id
                  """,
                  String.class)
              .setParameter("spare", spare)
              .setParameter("document", documentId)
              .getSingleResult();
      if (spare.equals(taken)) {
        database
            .createNativeQuery(
                "update drive_folder set spare_ids = spare_ids[2:] where request_id = :request")
            .setParameter("request", requestId)
            .executeUpdate();
      }
      return Optional.of((String) taken);
    });
  }
}
