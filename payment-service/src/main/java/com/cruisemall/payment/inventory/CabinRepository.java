package com.cruisemall.payment.inventory;

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
 * Repository of cabins. A statement changes cabins and the allotment ledger together. Requires a
 * transaction and the lock on the order's row; cabins are locked in the order of their ids.
 */
@ApplicationScoped
public class CabinRepository {
  /** Treatment of a free cabin that another transaction has locked. */
  public enum Locking {
    /** Skip it. */
    SKIP,
    /** Wait for the other transaction. */
    WAIT
  }

  private enum State {
    FREE,
    HELD,
    SOLD;

    /** Returns the state of the order's hold on a cabin in this state. */
    String ofHold() {
      return this == FREE ? "RELEASED" : name();
    }
  }

  /** A cabin that an order holds. */
  public record HeldCabin(UUID id, CabinType type, int deck, String number) {}

  private static final String HOLD =
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

  CabinRepository(EntityManager database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Holds cabins for an order: the lowest free ids of each type.
   *
   * @throws InsufficientCabinsException if not all are available; the transaction must roll back
   */
  public Map<CabinType, List<HeldCabin>> hold(
      String orderId, UUID sailingId, Map<CabinType, Integer> wanted, Locking locking) {
    Map<CabinType, List<HeldCabin>> held = new EnumMap<>(CabinType.class);
    new EnumMap<>(wanted)
        .forEach((type, count) -> {
          List<HeldCabin> cabins = hold(orderId, sailingId, type, count, locking);
          if (cabins.size() < count) {
            throw new InsufficientCabinsException(
                wanted, freeBefore(sailingId, held, type, cabins));
          }
          held.put(type, cabins);
        });
    return held;
  }

  /** Sells the cabins that the order holds; returns their number. */
  public int sell(String orderId) {
    return move(List.of(orderId), State.HELD, State.SOLD, List.of());
  }

  /** Releases the cabins that the orders hold; returns their number. */
  public int release(List<String> orderIds) {
    return orderIds.isEmpty() ? 0 : move(orderIds, State.HELD, State.FREE, List.of());
  }

  /** Releases sold cabins of an order; returns their number. */
  public int releaseSold(String orderId, List<Integer> lines) {
    return lines.isEmpty() ? 0 : move(List.of(orderId), State.SOLD, State.FREE, lines);
  }

  /** Turns the sold cabins of an order into held ones; returns their number. */
  public int revertSale(String orderId) {
    return move(List.of(orderId), State.SOLD, State.HELD, List.of());
  }

  private List<HeldCabin> hold(
      String orderId, UUID sailingId, CabinType type, int wanted, Locking locking) {
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        database
            .createNativeQuery(
                HOLD.replace("LOCKING", locking == Locking.SKIP ? "skip locked" : ""), Tuple.class)
            .setParameter("sailing", sailingId)
            .setParameter("type", type.name())
            .setParameter("wanted", wanted)
            .setParameter("order", orderId)
            .setParameter("now", clock.instant())
            .getResultList();
    return rows.stream()
        .map(row ->
            new HeldCabin(
                row.get("id", UUID.class),
                type,
                row.get("deck", Integer.class),
                row.get("number", String.class)))
        .toList();
  }

  private int move(List<String> orderIds, State from, State to, List<Integer> lines) {
    Query query =
        database
            .createNativeQuery(
                MOVE.replace("AND_LINES", lines.isEmpty() ? "" : "and h.line in (:lines)"),
                Long.class)
            .setParameter("orders", orderIds)
            .setParameter("from", from.name())
            .setParameter("to", to.name())
            .setParameter("hold", to.ofHold())
            .setParameter("now", clock.instant());
    if (!lines.isEmpty()) {
      query.setParameter("lines", lines);
    }
    return ((Number) query.getSingleResult()).intValue();
  }

  /** Returns the free cabins without regard to this transaction. */
  private Map<CabinType, Integer> freeBefore(
      UUID sailingId,
      Map<CabinType, List<HeldCabin>> held,
      CabinType current,
      List<HeldCabin> ofCurrent) {
    Map<CabinType, Integer> free = free(sailingId);
    held.forEach((type, cabins) -> free.merge(type, cabins.size(), Integer::sum));
    free.merge(current, ofCurrent.size(), Integer::sum);
    return free;
  }

  /** Returns the number of free cabins of each type that has any. */
  private Map<CabinType, Integer> free(UUID sailingId) {
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
