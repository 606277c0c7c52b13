package com.cruisemall.payment.refund;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.payment.PaymentError;
import com.cruisemall.payment.fare.CancellationPolicy;
import com.cruisemall.payment.fare.ShopCalendar;
import com.cruisemall.payment.idempotency.IdempotentRequests.Attempt;
import com.cruisemall.payment.inventory.CabinRepository;
import com.cruisemall.payment.order.LockedOrder;
import com.cruisemall.payment.order.OrderLine;
import com.cruisemall.payment.order.OrderRepository;
import com.cruisemall.payment.refund.RequestRefund.Requested;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Cancels an order or some of its cabins. The cabins of an unpaid order are released immediately.
 * For a paid order a short transaction records the refund, the PSP is called with no connection
 * held, and a second transaction applies the result. The reconciliation completes an interrupted
 * refund.
 */
@ApplicationScoped
class CancelOrder {
  private final OrderRepository orders;
  private final CabinRepository cabins;
  private final RequestRefund requestRefund;
  private final SendRefund sendRefund;
  private final ApplyRefund applyRefund;
  private final Transactions transactions;
  private final Clock clock;

  CancelOrder(
      OrderRepository orders,
      CabinRepository cabins,
      RequestRefund requestRefund,
      SendRefund sendRefund,
      ApplyRefund applyRefund,
      Transactions transactions,
      Clock clock) {
    this.orders = orders;
    this.cabins = cabins;
    this.requestRefund = requestRefund;
    this.sendRefund = sendRefund;
    this.applyRefund = applyRefund;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Caller of the cancellation and its terms. */
  sealed interface By {
    /** The owner, under the cancellation policy and before the departure only. */
    record Owner(UUID userId) implements By {}

    /** A member of staff, who may waive the fee, and cancel after the departure. */
    record Staff(boolean waiveFee) implements By {}
  }

  /**
   * Cancels the lines, or the whole order if there are none. An order that is already cancelled is
   * left unchanged.
   *
   * @return the refund, if the order was paid
   * @throws ApiException 404, 409 {@code IN_PROGRESS} or {@code ORDER_STATE}
   */
  Optional<Refund.Result> cancel(String orderId, By by, List<Integer> lines, Attempt attempt) {
    Optional<Requested> requested = transactions.call(() -> begin(orderId, by, lines, attempt));
    return requested.map(refund ->
        refund
            .toSend()
            .map(snapshot -> applyRefund.apply(snapshot, sendRefund.send(snapshot)))
            .orElse(refund.result()));
  }

  private Optional<Requested> begin(String orderId, By by, List<Integer> lines, Attempt attempt) {
    LockedOrder order =
        (by instanceof By.Owner(UUID userId)
                ? orders.lockOwnedBy(userId, orderId)
                : orders.lock(orderId))
            .orElseThrow(() -> new ApiException(CommonError.NOT_FOUND));
    if (attempt.repeated()) {
      Optional<Requested> earlier = requestRefund.findByRequest(attempt.requestId());
      if (earlier.isPresent()) {
        return earlier;
      }
    }
    return switch (order.status()) {
      case PENDING_PAYMENT -> {
        if (!lines.isEmpty()) {
          throw orderState(order);
        }
        cabins.release(List.of(orderId));
        orders.markCancelled(orderId);
        yield Optional.empty();
      }
      case CANCELLED, EXPIRED, REFUNDED -> Optional.empty();
      case CONFIRMING -> throw new ApiException(PaymentError.IN_PROGRESS);
      case WAITING_FOR_DEPOSIT -> throw orderState(order);
      case SHORTFALL -> Optional.of(repeatShortfall(order, by));
      case PAID, PARTIALLY_REFUNDED -> Optional.of(refundLines(order, by, lines, attempt));
    };
  }

  /** Calculates the refund under the cancellation policy that was agreed in the order. */
  private Requested refundLines(LockedOrder order, By by, List<Integer> lines, Attempt attempt) {
    LocalDate today = ShopCalendar.today(clock);
    LocalDate departure = order.terms().departureDate();
    boolean owner = by instanceof By.Owner;
    if (owner && !today.isBefore(departure)) {
      throw orderState(order);
    }
    boolean waived = by instanceof By.Staff(boolean waiveFee) && waiveFee;
    CancellationPolicy policy = order.terms().cancellation();
    List<OrderLine> selected = select(order, lines);
    long price = selected.stream().mapToLong(OrderLine::amount).sum();
    long fee =
        waived
            ? 0
            : selected.stream()
                .mapToLong(line -> policy.kept(line.amount(), today, departure))
                .sum();
    long amount = Math.min(price - fee, requestRefund.refundableAmount(order));
    return requestRefund.ofCabins(
        order,
        owner ? RefundCause.CUSTOMER : RefundCause.STAFF,
        selected.stream().map(OrderLine::line).toList(),
        amount,
        price - amount,
        attempt.requestId());
  }

  /** Repeats an automatic refund that the PSP has refused; for staff only. */
  private Requested repeatShortfall(LockedOrder order, By by) {
    if (by instanceof By.Owner || requestRefund.requestedAmount(order) > 0) {
      throw orderState(order);
    }
    return requestRefund.repeatShortfall(order);
  }

  private List<OrderLine> select(LockedOrder order, List<Integer> lines) {
    List<OrderLine> all = orders.lines(order.id());
    List<OrderLine> live =
        all.stream()
            .filter(line -> line.state() == OrderLine.State.LIVE)
            .filter(line -> lines.isEmpty() || lines.contains(line.line()))
            .toList();
    if (live.isEmpty() || live.size() < lines.size()) {
      boolean inProgress = all.stream().anyMatch(line -> line.state() == OrderLine.State.RETURNING);
      throw inProgress ? new ApiException(PaymentError.IN_PROGRESS) : orderState(order);
    }
    return live;
  }

  private static ApiException orderState(LockedOrder order) {
    return new ApiException(PaymentError.ORDER_STATE, Map.of("status", order.status().name()));
  }
}
