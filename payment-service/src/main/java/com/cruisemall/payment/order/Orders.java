package com.cruisemall.payment.order;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The orders. Callers bring the transaction and lock the order first: its row comes before its
 * cabins, payments, refunds, the ledger and the outbox.
 */
@ApplicationScoped
public class Orders implements PanacheRepositoryBase<Order, String> {
  private final ObjectMapper json;
  private final Clock clock;

  Orders(ObjectMapper json, Clock clock) {
    this.json = json;
    this.clock = clock;
  }

  /** Locks the order against all other changes of it and of what belongs to it. */
  public Optional<OrderState> lock(String id) {
    return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE)).map(this::state);
  }

  /** As {@link #lock}, of an order that is known to be there. */
  public OrderState lockKnown(String id) {
    return lock(id).orElseThrow();
  }

  /** As {@link #lock}; somebody else's order is not there. */
  public Optional<OrderState> lockOwn(String id, UUID userId) {
    return lock(id).filter(order -> order.userId().equals(userId));
  }

  /** The order that a request made, if it did. */
  public Optional<String> madeBy(UUID requestId) {
    @SuppressWarnings("unchecked")
    List<String> ids =
        getEntityManager()
            .createNativeQuery("select id from orders where request_id = :request", String.class)
            .setParameter("request", requestId)
            .getResultList();
    return ids.stream().findFirst();
  }

  /** The PSP is about to be asked, or the money turned out to have come in. */
  public void confirming(String id) {
    locked(id).become(OrderStatus.CONFIRMING);
  }

  /** The payment came to nothing; the customer may try another while the hold lasts. */
  public void payable(String id) {
    locked(id).become(OrderStatus.PENDING_PAYMENT);
  }

  public void waitForDeposit(String id) {
    locked(id).become(OrderStatus.WAITING_FOR_DEPOSIT);
  }

  public void paid(String id, String paymentKey, Instant at) {
    locked(id).paid(OrderStatus.PAID, paymentKey, at);
  }

  /** Paid, but its cabins have gone to others. */
  public void shortfall(String id, String paymentKey, Instant at) {
    locked(id).paid(OrderStatus.SHORTFALL, paymentKey, at);
  }

  public void expired(String id) {
    locked(id).close(OrderStatus.EXPIRED, clock.instant());
  }

  public void cancelled(String id) {
    locked(id).close(OrderStatus.CANCELLED, clock.instant());
  }

  /** Money went back: all that there was to go back if {@code whole}. */
  public void refunded(String id, long won, boolean whole, Instant at) {
    locked(id).refunded(won, whole, at);
  }

  /** Writes what was changed so far: two transitions in a row are two statements. */
  public void flushTransition() {
    flush();
  }

  /**
   * Expires orders that nobody paid in time, the oldest first; leaves alone those that somebody is
   * working on, so that all instances may do it at once. Never touches one whose payment is being
   * confirmed.
   */
  public List<String> expire(int limit) {
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

  private Order locked(String id) {
    return findByIdOptional(id).orElseThrow();
  }

  private OrderState state(Order order) {
    return new OrderState(
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
      throw new IllegalStateException("the terms of an order cannot be read", e);
    }
  }
}
