package com.cruisemall.payment.sailing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Takes, sells and gives back cabins, each move with its entry in the allotment ledger, in one
 * statement. Callers bring the transaction and hold the lock on the order's row; cabins are locked
 * in the order of their ids.
 */
@ApplicationScoped
public class Cabins {
  /** What to do about a free cabin that another transaction is working on. */
  public enum Locking {
    /** Take another one: nobody waits. */
    SKIP,
    /** Wait and see: for the last ones, when skipping found too few. */
    WAIT
  }

  private static final String TAKE =
      """
      with picked as (
        select id from cabin
        where sailing_id = :sailing and cabin_type = :type and state = 'FREE'
        order by id limit :wanted for update LOCKING),
      taken as (
        update cabin c set state = 'HELD' from picked p where c.id = p.id
        returning c.id, c.deck, c.number),
      entry as (
        insert into allotment_entry
          (sailing_id, cabin_type, from_state, to_state, cabins, order_id, at)
        select :sailing, :type, 'FREE', 'HELD', count(*), :order, :now
        from taken having count(*) > 0)
      select id, deck, number from taken order by id
      """;

  private static final String MOVE =
      """
      with mine as (
        select c.id from cabin c join cabin_hold h on h.cabin_id = c.id
        where h.order_id in (:orders) and h.state = :from AND_LINES
        order by c.id for update of c),
      moved as (
        update cabin c set state = :to from mine m where c.id = m.id and c.state = :from
        returning c.id, c.sailing_id, c.cabin_type),
      holds as (
        update cabin_hold h set state = :hold from moved m
        where h.cabin_id = m.id and h.order_id in (:orders) and h.state = :from
        returning h.order_id, m.sailing_id, m.cabin_type),
      entries as (
        insert into allotment_entry
          (sailing_id, cabin_type, from_state, to_state, cabins, order_id, at)
        select sailing_id, cabin_type, :from, :to, count(*), order_id, :now
        from holds group by sailing_id, cabin_type, order_id)
      select count(*) from holds
      """;

  private final EntityManager database;
  private final Clock clock;

  Cabins(EntityManager database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Holds the cabins for an order: the lowest free ids of each type.
   *
   * @throws CabinsShort if they are not all there; the caller's transaction must not commit
   */
  public Map<CabinType, List<TakenCabin>> take(
      String orderId, UUID sailingId, Map<CabinType, Integer> wanted, Locking locking) {
    Map<CabinType, List<TakenCabin>> taken = new EnumMap<>(CabinType.class);
    new EnumMap<>(wanted)
        .forEach((type, count) -> {
          List<TakenCabin> cabins = take(orderId, sailingId, type, count, locking);
          if (cabins.size() < count) {
            throw new CabinsShort(wanted, freeBefore(sailingId, taken, type, cabins));
          }
          taken.put(type, cabins);
        });
    return taken;
  }

  /** Sells what the orders hold; returns how many cabins that were. */
  public int sell(String orderId) {
    return move(List.of(orderId), CabinState.HELD, CabinState.SOLD, List.of());
  }

  /** Frees what the orders hold. */
  public int release(List<String> orderIds) {
    return orderIds.isEmpty() ? 0 : move(orderIds, CabinState.HELD, CabinState.FREE, List.of());
  }

  /** Frees cabins of an order that were sold. */
  public int giveBack(String orderId, List<Integer> lines) {
    return lines.isEmpty() ? 0 : move(List.of(orderId), CabinState.SOLD, CabinState.FREE, lines);
  }

  /** Holds again what is sold to an order: its deposit was taken back. */
  public int holdAgain(String orderId) {
    return move(List.of(orderId), CabinState.SOLD, CabinState.HELD, List.of());
  }

  private List<TakenCabin> take(
      String orderId, UUID sailingId, CabinType type, int wanted, Locking locking) {
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        database
            .createNativeQuery(
                TAKE.replace("LOCKING", locking == Locking.SKIP ? "skip locked" : ""), Tuple.class)
            .setParameter("sailing", sailingId)
            .setParameter("type", type.name())
            .setParameter("wanted", wanted)
            .setParameter("order", orderId)
            .setParameter("now", clock.instant())
            .getResultList();
    return rows.stream()
        .map(row ->
            new TakenCabin(
                row.get("id", UUID.class),
                type,
                row.get("deck", Integer.class),
                row.get("number", String.class)))
        .toList();
  }

  private int move(List<String> orderIds, CabinState from, CabinState to, List<Integer> lines) {
    Query query =
        database
            .createNativeQuery(
                MOVE.replace("AND_LINES", lines.isEmpty() ? "" : "and h.line in (:lines)"),
                Long.class)
            .setParameter("orders", orderIds)
            .setParameter("from", from.name())
            .setParameter("to", to.name())
            .setParameter("hold", to.hold())
            .setParameter("now", clock.instant());
    if (!lines.isEmpty()) {
      query.setParameter("lines", lines);
    }
    return ((Number) query.getSingleResult()).intValue();
  }

  /** What was free before this transaction took some. */
  private Map<CabinType, Integer> freeBefore(
      UUID sailingId,
      Map<CabinType, List<TakenCabin>> taken,
      CabinType current,
      List<TakenCabin> ofCurrent) {
    Map<CabinType, Integer> free = free(sailingId);
    taken.forEach((type, cabins) -> free.merge(type, cabins.size(), Integer::sum));
    free.merge(current, ofCurrent.size(), Integer::sum);
    return free;
  }

  /** How many cabins of each type are free; types without any are absent. */
  public Map<CabinType, Integer> free(UUID sailingId) {
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        database
            .createNativeQuery(
                """
                select cabin_type, count(*) as free from cabin
                where sailing_id = :sailing and state = 'FREE' group by cabin_type
                """,
                Tuple.class)
            .setParameter("sailing", sailingId)
            .getResultList();
    Map<CabinType, Integer> free = new EnumMap<>(CabinType.class);
    for (Tuple row : rows) {
      free.put(
          CabinType.valueOf(row.get("cabin_type", String.class)),
          row.get("free", Long.class).intValue());
    }
    return free;
  }
}
