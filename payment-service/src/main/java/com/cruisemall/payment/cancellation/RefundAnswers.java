package com.cruisemall.payment.cancellation;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.payment.PaymentError;
import com.cruisemall.payment.idempotency.IdempotentRequests.Result;
import com.cruisemall.payment.order.OrderView;
import com.cruisemall.payment.order.OrderViews;
import com.cruisemall.payment.refund.RefundSettlement;
import com.cruisemall.payment.refund.RefundStatus;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** How the end of a cancellation is told. */
@ApplicationScoped
class RefundAnswers {
  private static final int OK = 200;
  private static final int ACCEPTED = 202;

  private final OrderViews views;
  private final Transactions transactions;

  RefundAnswers(OrderViews views, Transactions transactions) {
    this.views = views;
    this.transactions = transactions;
  }

  /** Amounts in won: what is paid back, and what the shop keeps. */
  record RefundView(UUID refundId, RefundStatus status, long amount, long kept) {}

  /** {@code refund} is absent for an order that was never paid. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Cancelled(OrderView order, Optional<RefundView> refund) implements SuccessBody {}

  Result of(String orderId, Optional<RefundSettlement.Settled> refund) {
    refund
        .filter(settled -> settled.status() == RefundStatus.FAILED)
        .ifPresent(failed -> {
          throw new ApiException(
              PaymentError.REFUND_REFUSED,
              Map.of("pspCode", failed.failureCode().orElse("UNKNOWN")));
        });
    OrderView order = transactions.call(() -> views.find(orderId).orElseThrow());
    boolean open = refund.filter(settled -> settled.status() == RefundStatus.REQUESTED).isPresent();
    return new Result(
        open ? ACCEPTED : OK,
        new Cancelled(
            order, refund.map(it -> new RefundView(it.id(), it.status(), it.amount(), it.kept()))));
  }
}
