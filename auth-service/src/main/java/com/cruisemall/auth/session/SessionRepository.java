package com.cruisemall.auth.session;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The sessions in the database. Who changes one holds the lock on its account's row. */
@ApplicationScoped
class SessionRepository implements PanacheRepositoryBase<Session, String> {
  /** The account's live sessions, oldest first. */
  List<Session> live(UUID accountId) {
    return list("accountId = ?1 and endedAt is null order by createdAt, id", accountId);
  }

  /** Whose session it is, ended or not. */
  Optional<UUID> owner(SessionId id) {
    return findByIdOptional(id.value()).map(session -> session.accountId);
  }

  /** Sessions that ended after a moment, for telling Redis again. */
  List<Session> endedSince(Instant moment) {
    return list("endedAt > ?1", moment);
  }

  /** Notes the use of a session, at most once a minute. */
  void seen(SessionId id, Instant now) {
    update(
        "lastSeenAt = ?1 where id = ?2 and endedAt is null and lastSeenAt < ?3",
        now,
        id.value(),
        now.minusSeconds(60));
  }
}
