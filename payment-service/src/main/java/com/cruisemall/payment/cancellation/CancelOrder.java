package com.cruisemall.payment.cancellation;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.payment.PaymentError;
import com.cruisemall.payment.crash.CrashPoint;
import com.cruisemall.payment.crash.CrashPoints;
import com.cruisemall.payment.idempotency.Attempt;
import com.cruisemall.payment.order.OrderState;
import com.cruisemall.payment.order.Orders;
import com.cruisemall.payment.psp.PspAnswer;
import com.cruisemall.payment.refund.PspCancel;
import com.cruisemall.payment.refund.RefundRef;
import com.cruisemall.payment.refund.RefundRequests;
import com.cruisemall.payment.refund.RefundRequests.Requested;
import com.cruisemall.payment.refund.RefundSettlement;
import com.cruisemall.payment.sailing.Cabins;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Gives an order back. Before it is paid its cabins are free at once. After that a short
 * transaction decides what is paid back, the PSP is asked with no connection held, and a second
 * transaction settles what it said; if this ends in between, the reconciliation goes on.
 */
@ApplicationScoped
class CancelOrder {
  private final Orders orders;
  private final Cabins cabins;
  private final RefundDecision decision;
  private final RefundRequests requests;
  private final PspCancel psp;
  private final RefundSettlement settlement;
  private final Transactions transactions;
  private final CrashPoints crashes;

  CancelOrder(
      Orders orders,
      Cabins cabins,
      RefundDecision decision,
      RefundRequests requests,
      PspCancel psp,
      RefundSettlement settlement,
      Transactions transactions,
      CrashPoints crashes) {
    this.orders = orders;
    this.cabins = cabins;
    this.decision = decision;
    this.requests = requests;
    this.psp = psp;
    this.settlement = settlement;
    this.transactions = transactions;
    this.crashes = crashes;
  }

  /** Who asks, and on what terms. */
  sealed interface By {
    /** The owner, by the cancellation policy. */
    record Owner(UUID userId) implements By {}

    /** The shop, which may pay back everything, and after the departure too. */
    record Staff(boolean waiveFee) implements By {}
  }

  private sealed interface Begun {
    /** There is nothing (more) to ask of the PSP. */
    record Settled(Optional<RefundSettlement.Settled> refund) implements Begun {}

    record Ask(RefundRef refund) implements Begun {}
  }

  /**
   * Gives back the cabins, or everything; what is given back already is told as it is.
   *
   * @return the refund, if there is one
   * @throws ApiException 404, 409 {@code IN_PROGRESS} or {@code ORDER_STATE}
   */
  Optional<RefundSettlement.Settled> cancel(
      String orderId, By by, List<Integer> lines, Attempt attempt) {
    return switch (transactions.call(() -> begin(orderId, by, lines, attempt))) {
      case Begun.Settled(var refund) -> refund;
      case Begun.Ask(var refund) -> {
        crashes.reached(CrashPoint.REFUND_MARKED);
        PspAnswer answer = psp.ask(refund);
        crashes.reached(CrashPoint.REFUND_ANSWERED);
        yield Optional.of(settlement.settle(refund, answer));
      }
    };
  }

  private Begun begin(String orderId, By by, List<Integer> lines, Attempt attempt) {
    OrderState order =
        (by instanceof By.Owner(UUID userId)
                ? orders.lockOwn(orderId, userId)
                : orders.lock(orderId))
            .orElseThrow(() -> new ApiException(CommonError.NOT_FOUND));
    if (attempt.again()) {
      Optional<Requested> earlier = requests.madeBy(attempt.requestId());
      if (earlier.isPresent()) {
        return begun(earlier.get());
      }
    }
    return switch (order.status()) {
      case PENDING_PAYMENT -> {
        if (!lines.isEmpty()) {
          throw orderState(order);
        }
        cabins.release(List.of(orderId));
        orders.cancelled(orderId);
        yield new Begun.Settled(Optional.empty());
      }
      case CANCELLED, EXPIRED, REFUNDED -> new Begun.Settled(Optional.empty());
      case CONFIRMING -> throw new ApiException(PaymentError.IN_PROGRESS);
      case WAITING_FOR_DEPOSIT -> throw orderState(order);
      case SHORTFALL -> begun(decision.retryShortfall(order, by));
      case PAID, PARTIALLY_REFUNDED -> begun(decision.decide(order, by, lines, attempt));
    };
  }

  private static Begun begun(Requested refund) {
    return refund
        .ask()
        .<Begun>map(Begun.Ask::new)
        .orElseGet(() -> new Begun.Settled(Optional.of(refund.state())));
  }

  static ApiException orderState(OrderState order) {
    return new ApiException(PaymentError.ORDER_STATE, Map.of("status", order.status().name()));
  }
}
