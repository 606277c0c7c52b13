package com.cruisemall.payment.sailing;

import static java.util.Comparator.comparing;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.payment.PaymentError;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Which cabins of a sailing the shop may sell. What is held or sold is never withdrawn. Callers
 * bring the transaction.
 */
@ApplicationScoped
class Allotment {
  private final EntityManager database;
  private final Clock clock;

  Allotment(EntityManager database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** How many cabins of a type are what; {@code total} leaves out the withdrawn ones. */
  record Count(CabinType cabinType, long total, long free, long held, long sold, long withdrawn) {}

  List<Count> count(UUID sailingId) {
    requireSailing(sailingId);
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        database
            .createNativeQuery(
                """
                select cabin_type,
                       count(*) filter (where state = 'FREE') as free,
                       count(*) filter (where state = 'HELD') as held,
                       count(*) filter (where state = 'SOLD') as sold,
                       count(*) filter (where state = 'WITHDRAWN') as withdrawn
                from cabin where sailing_id = :sailing group by cabin_type
                """,
                Tuple.class)
            .setParameter("sailing", sailingId)
            .getResultList();
    return rows.stream().map(Allotment::count).sorted(comparing(Count::cabinType)).toList();
  }

  /** Adds cabins, or brings back withdrawn ones of the same number; the others must be new. */
  void add(UUID sailingId, CabinType type, int deck, List<String> numbers, UUID actor) {
    requireSailing(sailingId);
    int back = bringBack(sailingId, type, numbers);
    entry(sailingId, type, "WITHDRAWN", "FREE", back, actor);
    int added = 0;
    for (String number : numbers) {
      added +=
          database
              .createNativeQuery(
                  """
                  insert into cabin (id, sailing_id, cabin_type, deck, number)
                  values (:id, :sailing, :type, :deck, :number)
                  on conflict (sailing_id, number) do nothing
                  """)
              .setParameter("id", UuidCreator.getTimeOrderedEpoch())
              .setParameter("sailing", sailingId)
              .setParameter("type", type.name())
              .setParameter("deck", deck)
              .setParameter("number", number)
              .executeUpdate();
    }
    if (back + added < numbers.size()) {
      throw new ApiException(CommonError.CONFLICT);
    }
    entry(sailingId, type, "", "FREE", added, actor);
  }

  /** Takes free cabins out of the allotment. */
  void withdraw(UUID sailingId, CabinType type, int cabins, UUID actor) {
    requireSailing(sailingId);
    int withdrawn =
        database
            .createNativeQuery(
                """
                update cabin set state = 'WITHDRAWN' where id in (
                  select id from cabin
                  where sailing_id = :sailing and cabin_type = :type and state = 'FREE'
                  order by id limit :cabins for update)
                """)
            .setParameter("sailing", sailingId)
            .setParameter("type", type.name())
            .setParameter("cabins", cabins)
            .executeUpdate();
    if (withdrawn < cabins) {
      throw new ApiException(PaymentError.ALLOTMENT_IN_USE, inUse(sailingId, type));
    }
    entry(sailingId, type, "FREE", "WITHDRAWN", withdrawn, actor);
  }

  private Map<String, Object> inUse(UUID sailingId, CabinType type) {
    return count(sailingId).stream()
        .filter(count -> count.cabinType() == type)
        .findFirst()
        .map(count -> Map.<String, Object>of("held", count.held(), "sold", count.sold()))
        .orElse(Map.of("held", 0, "sold", 0));
  }

  private int bringBack(UUID sailingId, CabinType type, List<String> numbers) {
    return database
        .createNativeQuery(
            """
            update cabin set state = 'FREE'
            where sailing_id = :sailing and cabin_type = :type and number in (:numbers)
              and state = 'WITHDRAWN'
            """)
        .setParameter("sailing", sailingId)
        .setParameter("type", type.name())
        .setParameter("numbers", numbers)
        .executeUpdate();
  }

  private void entry(
      UUID sailingId, CabinType type, String from, String to, int cabins, UUID actor) {
    if (cabins == 0) {
      return;
    }
    database
        .createNativeQuery(
            """
            insert into allotment_entry
              (sailing_id, cabin_type, from_state, to_state, cabins, actor, at)
            values (:sailing, :type, nullif(:from, ''), :to, :cabins, :actor, :now)
            """)
        .setParameter("sailing", sailingId)
        .setParameter("type", type.name())
        .setParameter("from", from)
        .setParameter("to", to)
        .setParameter("cabins", cabins)
        .setParameter("actor", actor)
        .setParameter("now", clock.instant())
        .executeUpdate();
  }

  private void requireSailing(UUID sailingId) {
    boolean unknown =
        database
            .createNativeQuery("select 1 from sailing where id = :id")
            .setParameter("id", sailingId)
            .getResultList()
            .isEmpty();
    if (unknown) {
      throw new ApiException(CommonError.NOT_FOUND);
    }
  }

  private static Count count(Tuple row) {
    long free = row.get("free", Long.class);
    long held = row.get("held", Long.class);
    long sold = row.get("sold", Long.class);
    return new Count(
        CabinType.valueOf(row.get("cabin_type", String.class)),
        free + held + sold,
        free,
        held,
        sold,
        row.get("withdrawn", Long.class));
  }
}
