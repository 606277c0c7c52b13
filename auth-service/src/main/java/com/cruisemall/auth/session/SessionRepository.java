package com.cruisemall.auth.session;

import com.cruisemall.auth.sessionstore.EndReason;
import com.cruisemall.auth.sessionstore.SessionId;
import com.cruisemall.auth.sessionstore.Tombstone;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Repository of sessions. A caller that changes one holds the lock on its account's row. */
@ApplicationScoped
class SessionRepository implements PanacheRepositoryBase<Session, String> {
  /** Finds the account's sessions without a recorded end, oldest first; some may have expired. */
  List<Session> findUnended(UUID accountId) {
    return list("accountId = ?1 and endedAt is null order by createdAt, id", accountId);
  }

  /**
   * Returns the account of a session, live or ended. The session itself is not loaded, because its
   * state may change before the account's row is locked.
   */
  Optional<UUID> findOwner(SessionId id) {
    return getEntityManager()
        .createQuery("select s.accountId from Session s where s.id = :id", UUID.class)
        .setParameter("id", id.value())
        .getResultStream()
        .findFirst();
  }

  Optional<Session> findByPublicId(UUID accountId, UUID publicId) {
    return find("publicId = ?1 and accountId = ?2", publicId, accountId).firstResultOptional();
  }

  /** Finds expired sessions without a recorded end. */
  List<SessionId> findExpired(Instant now, Duration idleTimeout, int limit) {
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

  /** Finds the tombstones of sessions that ended since then and whose cookies are still valid. */
  List<Tombstone> findTombstones(Instant endedSince, Instant now) {
    return getEntityManager()
        .createQuery(
            """
            select s.id as id, s.endReason as reason, s.expiresAt as expiresAt from Session s
            where s.endedAt > :since and s.expiresAt > :now
            """,
            Tuple.class)
        .setParameter("since", endedSince)
        .setParameter("now", now)
        .getResultStream()
        .map(row ->
            new Tombstone(
                new SessionId(row.get("id", String.class)),
                row.get("reason", EndReason.class),
                Duration.between(now, row.get("expiresAt", Instant.class))))
        .toList();
  }

  /** Deletes sessions that ended before then; returns their number. */
  int deleteEndedBefore(Instant moment, int limit) {
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

  /** Records the use of a session, at most once per interval. */
  void recordUse(SessionId id, Instant now, Duration interval) {
    update(
        "lastSeenAt = ?1 where id = ?2 and endedAt is null and lastSeenAt < ?3",
        now,
        id.value(),
        now.minus(interval));
  }
}
