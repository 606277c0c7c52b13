package com.cruisemall.auth.session;

import com.cruisemall.auth.directory.SessionId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The sessions in the database. Who changes one holds the lock on its account's row. */
@ApplicationScoped
class SessionRepository implements PanacheRepositoryBase<Session, String> {
  /** The account's sessions that nobody ended, oldest first; some may have run out. */
  List<Session> unended(UUID accountId) {
    return list("accountId = ?1 and endedAt is null order by createdAt, id", accountId);
  }

  /**
   * Whose session it is, ended or not. The session itself is not read: what is read before the
   * account is locked may be old.
   */
  Optional<UUID> owner(SessionId id) {
    return getEntityManager()
        .createQuery("select s.accountId from Session s where s.id = :id", UUID.class)
        .setParameter("id", id.value())
        .getResultStream()
        .findFirst();
  }

  Optional<Session> byPublicId(UUID accountId, UUID publicId) {
    return find("publicId = ?1 and accountId = ?2", publicId, accountId).firstResultOptional();
  }

  /** Some of the sessions that have run out and that nobody ended. */
  List<SessionId> runOut(Instant now, Duration idleTimeout, int limit) {
    return getEntityManager()
        .createQuery(
            """
            select s.id from Session s
            where s.endedAt is null and (s.expiresAt <= :now or s.lastSeenAt <= :idleSince)
            """,
            String.class)
        .setParameter("now", now)
        .setParameter("idleSince", now.minus(idleTimeout))
        .setMaxResults(limit)
        .getResultStream()
        .map(SessionId::new)
        .toList();
  }

  /** Forgets some of the sessions that ended before a moment; returns how many. */
  int forgetEndedBefore(Instant moment, int limit) {
    return getEntityManager()
        .createNativeQuery(
            """
            delete from session where id in (
              select id from session where ended_at < :moment order by ended_at limit :limit)
            """)
        .setParameter("moment", moment)
        .setParameter("limit", limit)
        .executeUpdate();
  }

  /** Notes the use of a session. */
  void seen(SessionId id, Instant now, Duration interval) {
    update(
        "lastSeenAt = ?1 where id = ?2 and endedAt is null and lastSeenAt < ?3",
        now,
        id.value(),
        now.minus(interval));
  }
}
