package com.cruisemall.payment.order;

import com.cruisemall.payment.sailing.CabinType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;

/** The cabins of an order. Callers bring the transaction and hold the lock on the order. */
@ApplicationScoped
public class OrderLines {
  private final EntityManager database;

  OrderLines(EntityManager database) {
    this.database = database;
  }

  /** Whether a cabin is the customer's. */
  public enum State {
    LIVE,
    /** Its refund is under way. */
    RETURNING,
    RETURNED
  }

  /**
   * One cabin.
   *
   * @param line its place in the order, from 1
   * @param amount what its travellers pay, in won
   */
  public record Line(int line, CabinType type, long amount, State state) {}

  public List<Line> of(String orderId) {
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        database
            .createNativeQuery(
                """
                select line, cabin_type, amount, state from order_cabin
                where order_id = :order order by line
                """,
                Tuple.class)
            .setParameter("order", orderId)
            .getResultList();
    return rows.stream()
        .map(row ->
            new Line(
                row.get("line", Integer.class),
                CabinType.valueOf(row.get("cabin_type", String.class)),
                row.get("amount", Long.class),
                State.valueOf(row.get("state", String.class))))
        .toList();
  }

  /** The lines that belong to a refund. */
  public List<Integer> of(UUID refundId) {
    @SuppressWarnings("unchecked")
    List<Integer> lines =
        database
            .createNativeQuery(
                "select line from order_cabin where refund_id = :refund order by line",
                Integer.class)
            .setParameter("refund", refundId)
            .getResultList();
    return lines;
  }

  /** The lines go back with a refund that has begun. */
  public void returning(String orderId, List<Integer> lines, UUID refundId) {
    database
        .createNativeQuery(
            """
            update order_cabin set state = 'RETURNING', refund_id = :refund
            where order_id = :order and line in (:lines) and state = 'LIVE'
            """)
        .setParameter("refund", refundId)
        .setParameter("order", orderId)
        .setParameter("lines", lines)
        .executeUpdate();
  }

  /** The refund is done. */
  public void returned(UUID refundId) {
    database
        .createNativeQuery("update order_cabin set state = 'RETURNED' where refund_id = :refund")
        .setParameter("refund", refundId)
        .executeUpdate();
  }

  /** All that was left went back with a refund. */
  public void takenOver(String orderId, UUID refundId) {
    database
        .createNativeQuery(
            """
            update order_cabin set state = 'RETURNED', refund_id = :refund
            where order_id = :order and state <> 'RETURNED'
            """)
        .setParameter("refund", refundId)
        .setParameter("order", orderId)
        .executeUpdate();
  }

  /** The refund was refused: the cabins are the customer's as before. */
  public void keep(UUID refundId) {
    database
        .createNativeQuery(
            "update order_cabin set state = 'LIVE', refund_id = null where refund_id = :refund")
        .setParameter("refund", refundId)
        .executeUpdate();
  }
}
