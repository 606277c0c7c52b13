package com.cruisemall.upload.document;

import com.cruisemall.kit.request.RequestId;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.UUID;

/**
 * Append-only log of staff access to passports. An entry is inserted in the transaction that grants
 * the access, so that there is no access without an entry.
 */
@Singleton
public class AccessLogRepository {
  private final EntityManager database;

  AccessLogRepository(EntityManager database) {
    this.database = database;
  }

  /** Logged actions. */
  public enum Action {
    /** Downloaded the file. */
    CONTENT,
    /** Found the document by passport number. */
    SEARCH,
    /** Requested the erasure. */
    ERASE
  }

  /** Inserts an entry with the id of the current request. */
  public void add(UUID userId, Action action, UUID documentId) {
    database
        .createNativeQuery(
            """
            insert into passport_access (user_id, act, document_id, request_id)
            values (:user, :act, :document, :request)
            """)
        .setParameter("user", userId)
        .setParameter("act", action.name())
        .setParameter("document", documentId)
        .setParameter("request", RequestId.current().orElse("none"))
        .executeUpdate();
  }
}
