package com.cruisemall.payment.refund;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.payment.PaymentError;
import com.cruisemall.payment.order.OrderLines;
import com.cruisemall.payment.order.OrderState;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes down what is to be paid back; from then on it is seen through. Callers bring the
 * transaction and hold the lock on the order.
 */
@ApplicationScoped
public class RefundRequests {
  private final Refunds refunds;
  private final OrderLines lines;
  private final MoneyBack moneyBack;
  private final RefundConfig config;
  private final Clock clock;

  RefundRequests(
      Refunds refunds, OrderLines lines, MoneyBack moneyBack, RefundConfig config, Clock clock) {
    this.refunds = refunds;
    this.lines = lines;
    this.moneyBack = moneyBack;
    this.config = config;
    this.clock = clock;
  }

  /**
   * A refund that is written down.
   *
   * @param ask what to ask the PSP for; empty if there is nothing (more) to ask
   */
  public record Requested(RefundSettlement.Settled state, Optional<RefundRef> ask) {
    static Requested of(Refund refund) {
      return new Requested(
          RefundSettlement.Settled.of(refund),
          refund.status == RefundStatus.REQUESTED ? Optional.of(refund.ref()) : Optional.empty());
    }
  }

  /**
   * What an earlier try of the same request has written down; the PSP is to be asked again.
   *
   * @throws ApiException 409 {@code IN_PROGRESS} while somebody else is asking
   */
  public Optional<Requested> madeBy(UUID requestId) {
    Optional<Refund> refund = refunds.madeBy(requestId);
    refund
        .filter(earlier -> earlier.status == RefundStatus.REQUESTED)
        .ifPresent(earlier -> {
          if (clock.instant().isBefore(earlier.leaseUntil)) {
            throw new ApiException(PaymentError.IN_PROGRESS);
          }
          earlier.asking(clock.instant(), config.lease());
        });
    return refund.map(Requested::of);
  }

  /**
   * Some cabins of a paid order go back. What is kept in full needs no PSP and is done at once.
   *
   * @param back what is paid back, in won
   * @param kept what the shop keeps, in won
   */
  public Requested ofCabins(
      OrderState order, boolean byOwner, List<Integer> cabins, long back, long kept, UUID by) {
    Refund refund =
        begin(
            order.id(),
            order.paymentKey().orElseThrow(),
            byOwner ? RefundCause.CUSTOMER : RefundCause.STAFF,
            back,
            kept,
            config.lease());
    refund.requestId = by;
    refunds.flush();
    lines.returning(order.id(), cabins, refund.id);
    if (back == 0) {
      moneyBack.arrived(order, refund, null, clock.instant());
      refunds.flush();
    }
    return Requested.of(refund);
  }

  /** The automatic refund of an order without cabins, once more after the PSP had refused it. */
  public Requested shortfallAgain(OrderState order) {
    Refund refund =
        begin(
            order.id(),
            order.paymentKey().orElseThrow(),
            RefundCause.SHORTFALL,
            left(order),
            0,
            config.lease());
    returningAll(order.id(), refund.id);
    return Requested.of(refund);
  }

  /** Whether money of the order is on its way back. */
  public boolean underWay(OrderState order) {
    return refunds.requested(order.id(), order.paymentKey().orElseThrow()) > 0;
  }

  /** What has not been paid back and is not about to be, in won. */
  public long left(OrderState order) {
    return order.amount()
        - order.refundedAmount()
        - refunds.requested(order.id(), order.paymentKey().orElseThrow());
  }

  /** An automatic refund, for the reconciliation to ask for right after. */
  Refund automatic(String orderId, String paymentKey, RefundCause cause, long amount) {
    return begin(orderId, paymentKey, cause, amount, 0, Duration.ZERO);
  }

  void returningAll(String orderId, UUID refundId) {
    lines.returning(
        orderId, lines.of(orderId).stream().map(OrderLines.Line::line).toList(), refundId);
  }

  private Refund begin(
      String orderId,
      String paymentKey,
      RefundCause cause,
      long amount,
      long kept,
      Duration lease) {
    Instant now = clock.instant();
    Refund refund =
        Refund.begin(
            UuidCreator.getTimeOrderedEpoch(),
            orderId,
            paymentKey,
            cause,
            amount,
            kept,
            now,
            lease);
    refunds.persist(refund);
    refunds.flush();
    return refund;
  }
}
