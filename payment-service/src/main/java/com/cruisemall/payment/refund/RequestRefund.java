package com.cruisemall.payment.refund;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.payment.PaymentError;
import com.cruisemall.payment.order.LockedOrder;
import com.cruisemall.payment.order.OrderLine;
import com.cruisemall.payment.order.OrderRepository;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Records a refund. A recorded refund is always completed: by the caller, or by the reconciliation.
 * Requires a transaction and the lock on the order.
 */
@ApplicationScoped
public class RequestRefund {
  private final RefundRepository refunds;
  private final OrderRepository orders;
  private final ApplyRefund applyRefund;
  private final RefundConfig config;
  private final Clock clock;

  RequestRefund(
      RefundRepository refunds,
      OrderRepository orders,
      ApplyRefund applyRefund,
      RefundConfig config,
      Clock clock) {
    this.refunds = refunds;
    this.orders = orders;
    this.applyRefund = applyRefund;
    this.config = config;
    this.clock = clock;
  }

  /**
   * A recorded refund.
   *
   * @param toSend the refund to send to the PSP; empty if there is none to send
   */
  record Requested(Refund.Result result, Optional<Refund.Snapshot> toSend) {
    static Requested of(Refund refund) {
      return new Requested(
          refund.result(),
          refund.status == RefundStatus.REQUESTED
              ? Optional.of(refund.snapshot())
              : Optional.empty());
    }
  }

  /** Records the automatic refund of an order that has lost its cabins. */
  public void ofShortfall(String orderId, String paymentKey, long amount) {
    Refund refund = begin(orderId, paymentKey, RefundCause.SHORTFALL, amount, 0, Duration.ZERO);
    markAllLinesReturning(orderId, refund.id);
  }

  /** Records the automatic refund of a second payment of an order. */
  public void ofSurplus(String orderId, String paymentKey, long amount) {
    begin(orderId, paymentKey, RefundCause.SURPLUS, amount, 0, Duration.ZERO);
  }

  /**
   * Returns the refund that an earlier attempt of the request has recorded.
   *
   * @throws ApiException 409 {@code IN_PROGRESS} while another caller holds the lease
   */
  Optional<Requested> findByRequest(UUID requestId) {
    Optional<Refund> refund = refunds.findByRequest(requestId);
    refund
        .filter(earlier -> earlier.status == RefundStatus.REQUESTED)
        .ifPresent(earlier -> {
          if (clock.instant().isBefore(earlier.leaseUntil)) {
            throw new ApiException(PaymentError.IN_PROGRESS);
          }
          earlier.lease(clock.instant(), config.lease());
        });
    return refund.map(Requested::of);
  }

  /**
   * Records the refund of cabins of a paid order. A refund of zero won needs no PSP and is complete
   * immediately.
   *
   * @param amount the amount to refund, in won
   * @param kept the amount that the shop keeps, in won
   */
  Requested ofCabins(
      LockedOrder order,
      RefundCause cause,
      List<Integer> lines,
      long amount,
      long kept,
      UUID requestId) {
    Refund refund =
        begin(order.id(), order.paymentKey().orElseThrow(), cause, amount, kept, config.lease());
    refund.requestId = requestId;
    refunds.flush();
    orders.markLinesReturning(order.id(), lines, refund.id);
    if (amount == 0) {
      applyRefund.complete(order, refund, null, clock.instant());
      refunds.flush();
    }
    return Requested.of(refund);
  }

  /** Records the automatic refund of an order again after the PSP has refused it. */
  Requested repeatShortfall(LockedOrder order) {
    Refund refund =
        begin(
            order.id(),
            order.paymentKey().orElseThrow(),
            RefundCause.SHORTFALL,
            refundableAmount(order),
            0,
            config.lease());
    markAllLinesReturning(order.id(), refund.id);
    return Requested.of(refund);
  }

  /** Returns the amount of requested refunds that are not done, in won. */
  long requestedAmount(LockedOrder order) {
    return refunds.requestedAmount(order.id(), order.paymentKey().orElseThrow());
  }

  /** Returns the amount that is neither refunded nor requested, in won. */
  long refundableAmount(LockedOrder order) {
    return order.amount() - order.refundedAmount() - requestedAmount(order);
  }

  private void markAllLinesReturning(String orderId, UUID refundId) {
    List<Integer> lines = orders.lines(orderId).stream().map(OrderLine::line).toList();
    orders.markLinesReturning(orderId, lines, refundId);
  }

  private Refund begin(
      String orderId,
      String paymentKey,
      RefundCause cause,
      long amount,
      long kept,
      Duration lease) {
    Refund refund =
        Refund.begin(
            UuidCreator.getTimeOrderedEpoch(),
            orderId,
            paymentKey,
            cause,
            amount,
            kept,
            clock.instant(),
            lease);
    refunds.persist(refund);
    refunds.flush();
    return refund;
  }
}
