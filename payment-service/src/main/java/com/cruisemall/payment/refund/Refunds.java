package com.cruisemall.payment.refund;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The refunds. Callers bring the transaction. */
@ApplicationScoped
class Refunds implements PanacheRepositoryBase<Refund, UUID> {
  private final Clock clock;

  Refunds(Clock clock) {
    this.clock = clock;
  }

  Optional<Refund> madeBy(UUID requestId) {
    return find("requestId", requestId).firstResultOptional();
  }

  List<Refund> of(String orderId, String paymentKey) {
    return list("orderId = ?1 and paymentKey = ?2 order by id", orderId, paymentKey);
  }

  /** What is on its way back and has not arrived, in won. */
  long requested(String orderId, String paymentKey) {
    return of(orderId, paymentKey).stream()
        .filter(refund -> refund.status == RefundStatus.REQUESTED)
        .mapToLong(refund -> refund.amount)
        .sum();
  }

  /**
   * Takes refunds that are due to be asked about, and puts off the next time: an instance that
   * crashes meanwhile loses nothing.
   */
  List<RefundRef> claimDue(int limit, Duration putOff) {
    Instant now = clock.instant();
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        getEntityManager()
            .createNativeQuery(
                """
                update refund set next_check_at = :later, checks = checks + 1
                where id in (
                  select id from refund where next_check_at <= :now
                  order by next_check_at limit :limit for update skip locked)
                returning id, order_id, payment_key, amount, cause, psp_request_key,
                          lease_until, checks
                """,
                Tuple.class)
            .setParameter("now", now)
            .setParameter("later", now.plus(putOff))
            .setParameter("limit", limit)
            .getResultList();
    return rows.stream().map(Refunds::ref).toList();
  }

  private static RefundRef ref(Tuple row) {
    return new RefundRef(
        row.get("id", UUID.class),
        row.get("order_id", String.class),
        row.get("payment_key", String.class),
        row.get("amount", Long.class),
        RefundCause.valueOf(row.get("cause", String.class)),
        row.get("psp_request_key", String.class),
        row.get("lease_until", Instant.class),
        row.get("checks", Integer.class));
  }
}
