package com.cruisemall.upload.delivery;

import com.cruisemall.kit.transactions.Transactions;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Repository of Drive folders, one per passport request, and of generated file ids that are not in
 * use yet. Each method is one transaction.
 */
@Singleton
class DriveFolderRepository {
  private final EntityManager database;
  private final Transactions transactions;

  DriveFolderRepository(EntityManager database, Transactions transactions) {
    this.database = database;
    this.transactions = transactions;
  }

  /** Folder that is planned or created. */
  record Folder(String id, boolean created) {}

  Optional<Folder> find(UUID requestId) {
    return transactions.call(() -> {
      @SuppressWarnings("unchecked")
      List<Tuple> rows =
          database
              .createNativeQuery(
                  """
                  select folder_id, created_at is not null as created
                  from drive_folder where request_id = :request
                  """,
                  Tuple.class)
              .setParameter("request", requestId)
              .getResultList();
      return rows.stream()
          .findFirst()
          .map(row ->
              new Folder(row.get("folder_id", String.class), row.get("created", Boolean.class)));
    });
  }

  /** Stores the generated ids, the first one for the folder, unless another worker was first. */
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

  void markCreated(UUID requestId) {
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

  void addSpareIds(UUID requestId, List<String> ids) {
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
   * Assigns a spare file id to a document permanently, or returns the id that it already has. Empty
   * if no spare id is left.
   */
  Optional<String> assignFileId(UUID requestId, UUID documentId) {
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
      Object assigned =
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
      if (spare.equals(assigned)) {
        database
            .createNativeQuery(
                "update drive_folder set spare_ids = spare_ids[2:] where request_id = :request")
            .setParameter("request", requestId)
            .executeUpdate();
      }
      return Optional.of((String) assigned);
    });
  }
}
