package com.cruisemall.payment.inventory;

import static java.util.Comparator.comparing;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.page.PageRequest;
import com.cruisemall.kit.page.Pagination;
import com.cruisemall.payment.PaymentError;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Repository of the allotment: the cabins of a sailing that the shop may sell. Held and sold cabins
 * are never withdrawn. Requires a transaction.
 */
@ApplicationScoped
class AllotmentRepository {
  private final EntityManager database;
  private final Clock clock;

  AllotmentRepository(EntityManager database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Number of cabins of a type by state; {@code total} excludes withdrawn ones. */
  record Count(CabinType cabinType, long total, long free, long held, long sold, long withdrawn) {}

  /** Entry of the allotment ledger, caused by an order or an actor; no {@code from} if new. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Entry(
      CabinType cabinType,
      @Nullable String from,
      String to,
      int cabins,
      @Nullable String orderId,
      @Nullable UUID actor,
      Instant at) {}

  record Entries(List<Entry> entries, Pagination pagination) {}

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
    return rows.stream()
        .map(AllotmentRepository::toCount)
        .sorted(comparing(Count::cabinType))
        .toList();
  }

  /** Adds cabins, or restores withdrawn ones of the same number; all others must be new. */
  void add(UUID sailingId, CabinType type, int deck, List<String> numbers, UUID actor) {
    requireSailing(sailingId);
    int restored = restore(sailingId, type, numbers);
    addEntry(sailingId, type, "WITHDRAWN", "FREE", restored, actor);
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
    if (restored + added < numbers.size()) {
      throw new ApiException(CommonError.CONFLICT);
    }
    addEntry(sailingId, type, "", "FREE", added, actor);
  }

  /** Withdraws free cabins from the allotment. */
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
    addEntry(sailingId, type, "FREE", "WITHDRAWN", withdrawn, actor);
  }

  /** Returns the entries of the allotment ledger, the newest first. */
  Entries entries(UUID sailingId, PageRequest page) {
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        database
            .createNativeQuery(
                """
                select cabin_type, from_state, to_state, cabins, order_id, actor, at
                from allotment_entry where sailing_id = :sailing
                order by id desc limit :limit offset :offset
                """,
                Tuple.class)
            .setParameter("sailing", sailingId)
            .setParameter("limit", page.limit())
            .setParameter("offset", page.offset())
            .getResultList();
    Number total =
        (Number)
            database
                .createNativeQuery(
                    "select count(*) from allotment_entry where sailing_id = :sailing", Long.class)
                .setParameter("sailing", sailingId)
                .getSingleResult();
    return new Entries(
        rows.stream().map(AllotmentRepository::toEntry).toList(), page.of(total.longValue()));
  }

  private Map<String, Object> inUse(UUID sailingId, CabinType type) {
    return count(sailingId).stream()
        .filter(count -> count.cabinType() == type)
        .findFirst()
        .map(count -> Map.<String, Object>of("held", count.held(), "sold", count.sold()))
        .orElse(Map.of("held", 0, "sold", 0));
  }

  private int restore(UUID sailingId, CabinType type, List<String> numbers) {
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

  private void addEntry(
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

  private static Count toCount(Tuple row) {
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

  private static Entry toEntry(Tuple row) {
    return new Entry(
        CabinType.valueOf(row.get("cabin_type", String.class)),
        row.get("from_state", String.class),
        row.get("to_state", String.class),
        row.get("cabins", Integer.class),
        row.get("order_id", String.class),
        row.get("actor", UUID.class),
        row.get("at", Instant.class));
  }
}
