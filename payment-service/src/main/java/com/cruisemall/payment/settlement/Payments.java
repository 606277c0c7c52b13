package com.cruisemall.payment.settlement;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The payments. Callers bring the transaction. */
@ApplicationScoped
class Payments implements PanacheRepositoryBase<Payment, UUID> {
  private final Clock clock;

  Payments(Clock clock) {
    this.clock = clock;
  }

  Optional<Payment> of(String orderId, String paymentKey) {
    return find("orderId = ?1 and paymentKey = ?2", orderId, paymentKey).firstResultOptional();
  }

  /** Whether another payment of the order may still be charged. */
  boolean otherUnderWay(Payment payment) {
    return count(
            "orderId = ?1 and id <> ?2 and status in ?3",
            payment.orderId,
            payment.id,
            List.of(
                PaymentStatus.CONFIRMING, PaymentStatus.UNKNOWN, PaymentStatus.WAITING_FOR_DEPOSIT))
        > 0;
  }

  /**
   * Takes payments that are due to be asked about, and puts off the next time: an instance that
   * crashes meanwhile loses nothing.
   */
  List<PaymentRef> claimDue(int limit, Duration putOff) {
    Instant now = clock.instant();
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        getEntityManager()
            .createNativeQuery(
                """
                update payment set next_check_at = :later, last_check_at = :now,
                                   checks = checks + 1
                where id in (
                  select id from payment where next_check_at <= :now
                  order by next_check_at limit :limit for update skip locked)
                returning id, order_id, payment_key, amount, status, psp_request_key,
                          lease_until, checks
                """,
                Tuple.class)
            .setParameter("now", now)
            .setParameter("later", now.plus(putOff))
            .setParameter("limit", limit)
            .getResultList();
    return rows.stream().map(Payments::ref).toList();
  }

  /**
   * Lets the payments of an order be asked about, once, and not more often than so: many webhooks
   * are one question. Nothing for an order that is not known.
   */
  int wake(String orderId, Duration pause) {
    Instant now = clock.instant();
    return getEntityManager()
        .createNativeQuery(
            """
            update payment set next_check_at = least(next_check_at,
              greatest(:now, coalesce(last_check_at, requested_at) + cast(:pause as interval)))
            where order_id = :order
            """)
        .setParameter("now", now)
        .setParameter("pause", pause.toMillis() + " milliseconds")
        .setParameter("order", orderId)
        .executeUpdate();
  }

  private static PaymentRef ref(Tuple row) {
    return new PaymentRef(
        row.get("id", UUID.class),
        row.get("order_id", String.class),
        row.get("payment_key", String.class),
        row.get("amount", Long.class),
        PaymentStatus.valueOf(row.get("status", String.class)),
        row.get("psp_request_key", String.class),
        row.get("lease_until", Instant.class),
        row.get("checks", Integer.class));
  }
}
