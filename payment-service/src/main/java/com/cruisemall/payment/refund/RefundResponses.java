package com.cruisemall.payment.refund;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.payment.PaymentError;
import com.cruisemall.payment.idempotency.IdempotentRequests.Result;
import com.cruisemall.payment.order.OrderQuery;
import com.cruisemall.payment.order.OrderView;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Creates the response of a cancellation. */
@ApplicationScoped
class RefundResponses {
  private static final int OK = 200;
  private static final int ACCEPTED = 202;

  private final OrderQuery orders;
  private final Transactions transactions;

  RefundResponses(OrderQuery orders, Transactions transactions) {
    this.orders = orders;
    this.transactions = transactions;
  }

  /** Refund in a response: the refunded amount and the amount that the shop keeps, in won. */
  record RefundView(UUID refundId, RefundStatus status, long amount, long kept) {}

  /** {@code refund} is absent for an order that was never paid. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Cancelled(OrderView order, Optional<RefundView> refund) implements SuccessBody {}

  Result of(String orderId, Optional<Refund.Result> refund) {
    refund
        .filter(it -> it.status() == RefundStatus.FAILED)
        .ifPresent(failed -> {
          throw new ApiException(
              PaymentError.REFUND_REFUSED,
              Map.of("pspCode", failed.failureCode().orElse("UNKNOWN")));
        });
    OrderView order = transactions.call(() -> orders.find(orderId).orElseThrow());
    boolean pending = refund.filter(it -> it.status() == RefundStatus.REQUESTED).isPresent();
    return new Result(
        pending ? ACCEPTED : OK,
        new Cancelled(
            order, refund.map(it -> new RefundView(it.id(), it.status(), it.amount(), it.kept()))));
  }
}
