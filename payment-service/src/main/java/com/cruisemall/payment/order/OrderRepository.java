package com.cruisemall.payment.order;

import com.cruisemall.payment.inventory.CabinType;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Repository of orders and their lines. Requires a transaction. The order's row is locked first:
 * before its cabins, payments, refunds, the ledger and the outbox.
 */
@ApplicationScoped
public class OrderRepository implements PanacheRepositoryBase<Order, String> {
  private final ObjectMapper json;
  private final Clock clock;

  OrderRepository(ObjectMapper json, Clock clock) {
    this.json = json;
    this.clock = clock;
  }

  /** Locks the order. The lock also guards its lines, payments and refunds. */
  public Optional<LockedOrder> lock(String id) {
    return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE)).map(this::snapshot);
  }

  /** Locks an order that must exist. */
  public LockedOrder lockExisting(String id) {
    return lock(id).orElseThrow();
  }

  /** Locks the order; returns empty for the order of another user. */
  public Optional<LockedOrder> lockOwnedBy(UUID userId, String id) {
    return lock(id).filter(order -> order.userId().equals(userId));
  }

  public void markConfirming(String id) {
    require(id).transitionTo(OrderStatus.CONFIRMING);
  }

  /** Accepts another payment after one was not charged. */
  public void markPayable(String id) {
    require(id).transitionTo(OrderStatus.PENDING_PAYMENT);
  }

  public void markWaitingForDeposit(String id) {
    require(id).transitionTo(OrderStatus.WAITING_FOR_DEPOSIT);
  }

  public void markPaid(String id, String paymentKey, Instant at) {
    require(id).pay(OrderStatus.PAID, paymentKey, at);
  }

  /** Marks an order that was paid after its cabins had been sold to others. */
  public void markShortfall(String id, String paymentKey, Instant at) {
    require(id).pay(OrderStatus.SHORTFALL, paymentKey, at);
  }

  public void markExpired(String id) {
    require(id).close(OrderStatus.EXPIRED, clock.instant());
  }

  public void markCancelled(String id) {
    require(id).close(OrderStatus.CANCELLED, clock.instant());
  }

  /** Adds a refund; {@code full} if nothing of the order remains. */
  public void addRefund(String id, long won, boolean full, Instant at) {
    require(id).addRefund(won, full, at);
  }

  /**
   * Expires unpaid orders whose hold is over, the oldest first. It skips locked rows, so that
   * instances may run it concurrently, and never expires an order that is being confirmed.
   */
  public List<String> expireOverdue(int limit) {
    Instant now = clock.instant();
    @SuppressWarnings("unchecked")
    List<String> ids =
        getEntityManager()
            .createNativeQuery(
                """
                select id from orders
                where status = 'PENDING_PAYMENT' and hold_expires_at <= :now
                order by hold_expires_at limit :limit for update skip locked
                """,
                String.class)
            .setParameter("now", now)
            .setParameter("limit", limit)
            .getResultList();
    if (!ids.isEmpty()) {
      getEntityManager()
          .createNativeQuery(
              "update orders set status = 'EXPIRED', closed_at = :now where id in (:ids)")
          .setParameter("now", now)
          .setParameter("ids", ids)
          .executeUpdate();
    }
    return ids;
  }

  public List<OrderLine> lines(String orderId) {
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        getEntityManager()
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
            new OrderLine(
                row.get("line", Integer.class),
                CabinType.valueOf(row.get("cabin_type", String.class)),
                row.get("amount", Long.class),
                OrderLine.State.valueOf(row.get("state", String.class))))
        .toList();
  }

  public List<Integer> linesOfRefund(UUID refundId) {
    @SuppressWarnings("unchecked")
    List<Integer> lines =
        getEntityManager()
            .createNativeQuery(
                "select line from order_cabin where refund_id = :refund order by line",
                Integer.class)
            .setParameter("refund", refundId)
            .getResultList();
    return lines;
  }

  public void markLinesReturning(String orderId, List<Integer> lines, UUID refundId) {
    getEntityManager()
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

  public void markLinesReturned(UUID refundId) {
    getEntityManager()
        .createNativeQuery("update order_cabin set state = 'RETURNED' where refund_id = :refund")
        .setParameter("refund", refundId)
        .executeUpdate();
  }

  public void markAllLinesReturned(String orderId, UUID refundId) {
    getEntityManager()
        .createNativeQuery(
            """
            update order_cabin set state = 'RETURNED', refund_id = :refund
            where order_id = :order and state <> 'RETURNED'
            """)
        .setParameter("refund", refundId)
        .setParameter("order", orderId)
        .executeUpdate();
  }

  /** Makes the lines of a refused refund live again. */
  public void restoreLines(UUID refundId) {
    getEntityManager()
        .createNativeQuery(
            "update order_cabin set state = 'LIVE', refund_id = null where refund_id = :refund")
        .setParameter("refund", refundId)
        .executeUpdate();
  }

  private Order require(String id) {
    return findByIdOptional(id).orElseThrow();
  }

  private LockedOrder snapshot(Order order) {
    return new LockedOrder(
        order.id,
        order.userId,
        order.status,
        order.sailingId,
        order.amount,
        order.refundedAmount,
        Optional.ofNullable(order.affiliateCode),
        terms(order.terms),
        order.holdExpiresAt,
        Optional.ofNullable(order.paymentKey));
  }

  private OrderTerms terms(String text) {
    try {
      return json.readValue(text, OrderTerms.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("unreadable terms of an order", e);
    }
  }
}
