package com.cruisemall.upload.trail;

import com.cruisemall.kit.request.RequestId;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.UUID;

/**
 * Notes who did what with a passport, in the caller's transaction: without the note nothing is
 * shown.
 */
@Singleton
public class AccessTrail {
  private final EntityManager database;

  AccessTrail(EntityManager database) {
    this.database = database;
  }

  /** What was done. */
  public enum Act {
    /** The picture was looked at. */
    CONTENT,
    /** It was found by the passport's number. */
    SEARCH,
    /** It was to be removed everywhere. */
    ERASE
  }

  public void note(UUID userId, Act act, UUID documentId) {
    database
        .createNativeQuery(
            """
            insert into passport_access (user_id, act, document_id, request_id)
            values (:user, :act, :document, :request)
            """)
        .setParameter("user", userId)
        .setParameter("act", act.name())
        .setParameter("document", documentId)
        .setParameter("request", RequestId.current().orElse("none"))
        .executeUpdate();
  }
}
