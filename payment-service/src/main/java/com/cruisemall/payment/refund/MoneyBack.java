package com.cruisemall.payment.refund;

import com.cruisemall.kit.outbox.Outbox;
import com.cruisemall.kit.outbox.OutboxEvent;
import com.cruisemall.payment.commission.CommissionBooks;
import com.cruisemall.payment.event.OrderRefunded;
import com.cruisemall.payment.ledger.Account;
import com.cruisemall.payment.ledger.Ledger;
import com.cruisemall.payment.ledger.Posting;
import com.cruisemall.payment.order.OrderLines;
import com.cruisemall.payment.order.OrderState;
import com.cruisemall.payment.order.OrderStatus;
import com.cruisemall.payment.order.Orders;
import com.cruisemall.payment.psp.PspPayment;
import com.cruisemall.payment.psp.PspPayment.Cancel;
import com.cruisemall.payment.sailing.Cabins;
import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What money that has gone back means for an order. Callers bring the transaction and hold the lock
 * on the order.
 */
@ApplicationScoped
class MoneyBack {
  private final Orders orders;
  private final OrderLines lines;
  private final Refunds refunds;
  private final Cabins cabins;
  private final Ledger ledger;
  private final CommissionBooks commission;
  private final Outbox outbox;

  MoneyBack(
      Orders orders,
      OrderLines lines,
      Refunds refunds,
      Cabins cabins,
      Ledger ledger,
      CommissionBooks commission,
      Outbox outbox) {
    this.orders = orders;
    this.lines = lines;
    this.refunds = refunds;
    this.cabins = cabins;
    this.ledger = ledger;
    this.commission = commission;
    this.outbox = outbox;
  }

  /**
   * A refund is done: its cabins are free again, the books follow, and others are told.
   *
   * @param transactionKey the PSP's; null where nothing was paid back because all of it is kept
   */
  void arrived(OrderState order, Refund refund, @Nullable String transactionKey, Instant at) {
    if (refund.cause == RefundCause.SURPLUS) {
      refund.done(transactionKey, at);
      book(order, refund, at);
      return;
    }
    if (refund.cause.ofCabins()) {
      cabins.giveBack(order.id(), lines.of(refund.id));
    }
    lines.returned(refund.id);
    refund.done(transactionKey, at);
    settle(order, refund, nothingLeft(order), at);
  }

  /** Takes over cancels that the PSP has and we do not know of, or not yet. */
  void converge(String orderId, PspPayment seen) {
    List<Refund> known = refunds.of(orderId, seen.paymentKey());
    for (Cancel cancel : seen.allCancels()) {
      if (known.stream()
          .noneMatch(refund -> Objects.equals(refund.transactionKey, cancel.transactionKey()))) {
        takeOver(orderId, seen, known, cancel);
      }
    }
  }

  private void takeOver(String orderId, PspPayment seen, List<Refund> known, Cancel cancel) {
    OrderState order = orders.lockKnown(orderId);
    Instant at = cancel.canceledAt().toInstant();
    Optional<Refund> ours =
        known.stream()
            .filter(refund -> refund.status != RefundStatus.DONE)
            .filter(refund -> cancel.names(refund.id.toString()))
            .findFirst();
    if (ours.isPresent()) {
      arrived(order, ours.get(), cancel.transactionKey(), at);
    } else {
      external(order, seen, cancel, at);
    }
    refunds.flush();
  }

  private void external(OrderState order, PspPayment seen, Cancel cancel, Instant at) {
    Log.warnf(
        "money was paid back at the PSP, not here orderId=%s amount=%d",
        order.id(), cancel.cancelAmount());
    Refund refund =
        Refund.begin(
            UuidCreator.getTimeOrderedEpoch(),
            order.id(),
            seen.paymentKey(),
            order.paymentKey().filter(seen.paymentKey()::equals).isPresent()
                ? RefundCause.EXTERNAL
                : RefundCause.SURPLUS,
            cancel.cancelAmount(),
            0,
            at,
            Duration.ZERO);
    refund.done(cancel.transactionKey(), at);
    refunds.persist(refund);
    if (refund.cause == RefundCause.SURPLUS) {
      book(order, refund, at);
      return;
    }
    boolean whole = seen.balanceAmount() == 0;
    if (whole) {
      giveAllBack(order, refund.id);
    }
    settle(order, refund, whole, at);
  }

  private void giveAllBack(OrderState order, UUID refundId) {
    List<Integer> left =
        lines.of(order.id()).stream()
            .filter(line -> line.state() != OrderLines.State.RETURNED)
            .map(OrderLines.Line::line)
            .toList();
    if (order.status().sold()) {
      cabins.giveBack(order.id(), left);
    }
    lines.takenOver(order.id(), refundId);
  }

  private void settle(OrderState order, Refund refund, boolean whole, Instant at) {
    if (!order.status().sold() && order.status() != OrderStatus.SHORTFALL) {
      Log.errorf(
          "money went back for an order that has none, please look at it orderId=%s", order.id());
      book(order, refund, at);
      return;
    }
    orders.refunded(order.id(), refund.amount, whole, at);
    Posting posting = book(order, refund, at);
    if (order.status().sold()) {
      long before = order.amount() - order.refundedAmount();
      commission.saleChanged(posting, order.terms().commission(), before, before - refund.amount);
    }
    outbox.add(
        new OutboxEvent(
            OrderRefunded.TOPIC,
            order.id(),
            new OrderRefunded(order.id(), order.userId(), refund.amount, whole, at)));
    Log.infof("order refunded orderId=%s amount=%d whole=%s", order.id(), refund.amount, whole);
  }

  private Posting book(OrderState order, Refund refund, Instant at) {
    Posting posting = new Posting(order.id(), refund.id, 1, order.affiliateCode(), at);
    ledger.move(posting, Ledger.Kind.REFUND, Account.SALES, Account.PSP, refund.amount);
    return posting;
  }

  private boolean nothingLeft(OrderState order) {
    return lines.of(order.id()).stream()
        .allMatch(line -> line.state() == OrderLines.State.RETURNED);
  }
}
