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

/** Repository of refunds. Requires a transaction. */
@ApplicationScoped
class RefundRepository implements PanacheRepositoryBase<Refund, UUID> {
  private final Clock clock;

  RefundRepository(Clock clock) {
    this.clock = clock;
  }

  Optional<Refund> findByRequest(UUID requestId) {
    return find("requestId", requestId).firstResultOptional();
  }

  List<Refund> listByPayment(String orderId, String paymentKey) {
    return list("orderId = ?1 and paymentKey = ?2 order by id", orderId, paymentKey);
  }

  /** Returns the sum of requested refunds that are not done, in won. */
  long requestedAmount(String orderId, String paymentKey) {
    return listByPayment(orderId, paymentKey).stream()
        .filter(refund -> refund.status == RefundStatus.REQUESTED)
        .mapToLong(refund -> refund.amount)
        .sum();
  }

  /**
   * Claims refunds whose check is due. The next check is postponed, so that a crash of the claiming
   * instance loses nothing.
   */
  List<Refund.Snapshot> claimDue(int limit, Duration claim) {
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
                          lease_until
                """,
                Tuple.class)
            .setParameter("now", now)
            .setParameter("later", now.plus(claim))
            .setParameter("limit", limit)
            .getResultList();
    return rows.stream().map(RefundRepository::snapshot).toList();
  }

  private static Refund.Snapshot snapshot(Tuple row) {
    return new Refund.Snapshot(
        row.get("id", UUID.class),
        row.get("order_id", String.class),
        row.get("payment_key", String.class),
        row.get("amount", Long.class),
        RefundCause.valueOf(row.get("cause", String.class)),
        row.get("psp_request_key", String.class),
        row.get("lease_until", Instant.class));
  }
}
