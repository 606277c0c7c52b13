package com.cruisemall.auth.oldshop;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Repository of imported records and of the rows that only the import writes. The caller opens the
 * transaction.
 */
@Singleton
class ImportRepository {
  private final EntityManager database;
  private final Clock clock;

  ImportRepository(EntityManager database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Finds the id that an imported record has here. */
  Optional<UUID> find(RecordKind kind, String oldId) {
    List<?> found =
        database
            .createNativeQuery(
                "select new_id from imported_record where kind = :kind and old_id = :oldId",
                UUID.class)
            .setParameter("kind", kind.name())
            .setParameter("oldId", oldId)
            .getResultList();
    return found.stream().findFirst().map(UUID.class::cast);
  }

  /** Records the new id of a record; false if the record was imported already. */
  boolean claim(RecordKind kind, String oldId, UUID newId) {
    return database
            .createNativeQuery(
                """
                insert into imported_record (kind, old_id, new_id, imported_at)
                values (:kind, :oldId, :newId, :now) on conflict do nothing
                """)
            .setParameter("kind", kind.name())
            .setParameter("oldId", oldId)
            .setParameter("newId", newId)
            .setParameter("now", clock.instant())
            .executeUpdate()
        == 1;
  }

  /** Sets login count, dates and lock of an imported account. */
  void restoreHistory(UUID account, OldUser user) {
    Instant now = clock.instant();
    database
        .createNativeQuery(
            """
            update account
            set login_count = :logins,
                last_login_at = cast(:lastActive as timestamptz),
                created_at = :created,
                locked_at = case when :locked then cast(:now as timestamptz) end,
                lock_reason = case when :locked then cast(:reason as text) end,
                hibernated_at = case when :dormant then cast(:now as timestamptz) end
            where id = :id
            """)
        .setParameter("id", account)
        .setParameter("logins", user.logins())
        .setParameter("lastActive", user.lastActive())
        .setParameter("created", user.created().orElse(now))
        .setParameter("locked", user.locked())
        .setParameter("reason", user.lockReason() == null ? "locked before" : user.lockReason())
        .setParameter("dormant", user.dormant())
        .setParameter("now", now)
        .executeUpdate();
  }

  /** Adds a trip unless another one has the reservation code. */
  boolean addTrip(UUID account, OldTrip trip, String code) {
    return database
            .createNativeQuery(
                """
                insert into trip (id, account_id, reservation_code, product_code, ship_name,
                                  destinations, companion_type, start_date, end_date, nights,
                                  created_at)
                values (:id, :account, :code, :product, :ship,
                        string_to_array(:destinations, chr(10)), cast(:companions as text),
                        :start, :end, :nights, :created)
                on conflict (reservation_code) do nothing
                """)
            .setParameter("id", UuidCreator.getTimeOrderedEpoch())
            .setParameter("account", account)
            .setParameter("code", code)
            .setParameter("product", trip.productCode())
            .setParameter("ship", trip.shipName())
            .setParameter("destinations", String.join("\n", trip.destinations()))
            .setParameter("companions", trip.companionType())
            .setParameter("start", trip.start())
            .setParameter("end", trip.end())
            .setParameter("nights", trip.nights())
            .setParameter("created", trip.created().orElse(clock.instant()))
            .executeUpdate()
        == 1;
  }
}
