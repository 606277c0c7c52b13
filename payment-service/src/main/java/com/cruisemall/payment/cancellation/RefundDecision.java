package com.cruisemall.payment.cancellation;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.payment.PaymentError;
import com.cruisemall.payment.fare.ShopCalendar;
import com.cruisemall.payment.idempotency.Attempt;
import com.cruisemall.payment.order.OrderLines;
import com.cruisemall.payment.order.OrderLines.Line;
import com.cruisemall.payment.order.OrderState;
import com.cruisemall.payment.refund.RefundRequests;
import com.cruisemall.payment.refund.RefundRequests.Requested;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/**
 * Decides what is paid back of an order, by the cancellation policy that it was made under. Callers
 * bring the transaction and hold the lock on the order.
 */
@ApplicationScoped
class RefundDecision {
  private final RefundRequests requests;
  private final OrderLines lines;
  private final Clock clock;

  RefundDecision(RefundRequests requests, OrderLines lines, Clock clock) {
    this.requests = requests;
    this.lines = lines;
    this.clock = clock;
  }

  /** A refund of the cabins, or of all that are left. */
  Requested decide(OrderState order, CancelOrder.By by, List<Integer> wanted, Attempt attempt) {
    LocalDate today = ShopCalendar.today(clock);
    LocalDate departure = order.terms().departureDate();
    boolean owner = by instanceof CancelOrder.By.Owner;
    if (owner && !today.isBefore(departure)) {
      throw CancelOrder.orderState(order);
    }
    boolean waived = by instanceof CancelOrder.By.Staff(boolean waiveFee) && waiveFee;
    List<Line> chosen = choose(order, wanted);
    long price = chosen.stream().mapToLong(Line::amount).sum();
    long kept =
        waived
            ? 0
            : chosen.stream()
                .mapToLong(
                    line -> order.terms().cancellation().kept(line.amount(), today, departure))
                .sum();
    long back = Math.min(price - kept, requests.left(order));
    return requests.ofCabins(
        order,
        owner,
        chosen.stream().map(Line::line).toList(),
        back,
        price - back,
        attempt.requestId());
  }

  /** Another try for an order whose automatic refund the PSP has refused; for the shop's people. */
  Requested retryShortfall(OrderState order, CancelOrder.By by) {
    if (by instanceof CancelOrder.By.Owner || requests.underWay(order)) {
      throw CancelOrder.orderState(order);
    }
    return requests.shortfallAgain(order);
  }

  private List<Line> choose(OrderState order, List<Integer> wanted) {
    List<Line> all = lines.of(order.id());
    List<Line> live =
        all.stream()
            .filter(line -> line.state() == OrderLines.State.LIVE)
            .filter(line -> wanted.isEmpty() || wanted.contains(line.line()))
            .toList();
    if (live.isEmpty() || live.size() < wanted.size()) {
      boolean underWay = all.stream().anyMatch(line -> line.state() == OrderLines.State.RETURNING);
      throw underWay ? new ApiException(PaymentError.IN_PROGRESS) : CancelOrder.orderState(order);
    }
    return live;
  }
}
