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

/** Repository of payments. Requires a transaction. */
@ApplicationScoped
class PaymentRepository implements PanacheRepositoryBase<Payment, UUID> {
  private final Clock clock;

  PaymentRepository(Clock clock) {
    this.clock = clock;
  }

  Optional<Payment> findByKey(String orderId, String paymentKey) {
    return find("orderId = ?1 and paymentKey = ?2", orderId, paymentKey).firstResultOptional();
  }

  /** Returns whether another payment of the order may still be charged. */
  boolean hasOtherOpenPayment(Payment payment) {
    return count(
            "orderId = ?1 and id <> ?2 and status in ?3",
            payment.orderId,
            payment.id,
            List.of(
                PaymentStatus.CONFIRMING, PaymentStatus.UNKNOWN, PaymentStatus.WAITING_FOR_DEPOSIT))
        > 0;
  }

  /**
   * Claims payments whose check is due. The next check is postponed, so that a crash of the
   * claiming instance loses nothing.
   */
  List<Payment.Snapshot> claimDue(int limit, Duration claim) {
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
            .setParameter("later", now.plus(claim))
            .setParameter("limit", limit)
            .getResultList();
    return rows.stream().map(PaymentRepository::snapshot).toList();
  }

  /**
   * Schedules a check of an order's payments, at most one per interval: any number of webhooks
   * causes one query. Returns 0 for an unknown order.
   */
  int scheduleCheck(String orderId, Duration minInterval) {
    Instant now = clock.instant();
    return getEntityManager()
        .createNativeQuery(
            """
            update payment set next_check_at = least(next_check_at,
              greatest(:now, coalesce(last_check_at, requested_at) + cast(:interval as interval)))
            where order_id = :order
            """)
        .setParameter("now", now)
        .setParameter("interval", minInterval.toMillis() + " milliseconds")
        .setParameter("order", orderId)
        .executeUpdate();
  }

  private static Payment.Snapshot snapshot(Tuple row) {
    return new Payment.Snapshot(
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
