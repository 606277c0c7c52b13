package com.cruisemall.payment.settlement;

import com.cruisemall.kit.outbox.Outbox;
import com.cruisemall.kit.outbox.OutboxEvent;
import com.cruisemall.payment.commission.CommissionBooks;
import com.cruisemall.payment.event.InventoryShort;
import com.cruisemall.payment.event.OrderPaid;
import com.cruisemall.payment.ledger.Account;
import com.cruisemall.payment.ledger.Ledger;
import com.cruisemall.payment.ledger.Posting;
import com.cruisemall.payment.order.OrderLines;
import com.cruisemall.payment.order.OrderState;
import com.cruisemall.payment.order.OrderTerms;
import com.cruisemall.payment.order.Orders;
import com.cruisemall.payment.psp.PspPayment;
import com.cruisemall.payment.refund.AutomaticRefunds;
import com.cruisemall.payment.sailing.Cabins;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * What money that has come in, or was taken back, means for an order. Callers bring the transaction
 * and hold the lock on the order.
 */
@ApplicationScoped
class MoneyIn {
  private final Orders orders;
  private final OrderLines lines;
  private final Cabins cabins;
  private final Ledger ledger;
  private final CommissionBooks commission;
  private final AutomaticRefunds refunds;
  private final Outbox outbox;
  private final Clock clock;

  MoneyIn(
      Orders orders,
      OrderLines lines,
      Cabins cabins,
      Ledger ledger,
      CommissionBooks commission,
      AutomaticRefunds refunds,
      Outbox outbox,
      Clock clock) {
    this.orders = orders;
    this.lines = lines;
    this.cabins = cabins;
    this.ledger = ledger;
    this.commission = commission;
    this.refunds = refunds;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * The PSP has charged the customer: the order is paid if it still has its cabins, and the money
   * goes back if it has not, or if the order was paid already.
   */
  void arrived(OrderState order, Payment payment, PspPayment seen) {
    Instant at = seen.approved().orElseGet(clock::instant);
    switch (order.status()) {
      case PENDING_PAYMENT -> {
        orders.confirming(order.id());
        orders.flushTransition();
        sell(order, payment, seen, at);
      }
      case CONFIRMING, WAITING_FOR_DEPOSIT -> sell(order, payment, seen, at);
      case EXPIRED, CANCELLED -> shortfall(order, payment, seen, at);
      case PAID, PARTIALLY_REFUNDED, REFUNDED, SHORTFALL -> surplus(order, payment, seen, at);
    }
  }

  /** Refunds that the PSP knows of. */
  void converge(String orderId, PspPayment seen) {
    refunds.converge(orderId, seen);
  }

  /** A deposit was reversed after it had paid the order. */
  void takenBack(OrderState order, Payment payment, PspPayment seen, Instant nextCheck) {
    if (payment.status != PaymentStatus.DONE) {
      return;
    }
    Log.errorf("a deposit was taken back, please look at it orderId=%s", order.id());
    cabins.holdAgain(order.id());
    Posting posting = posting(order, payment, clock.instant());
    ledger.move(posting, Ledger.Kind.DEPOSIT_REVERSED, Account.SALES, Account.PSP, payment.amount);
    commission.saleChanged(posting, order.terms().commission(), payment.amount, 0);
    orders.waitForDeposit(order.id());
    payment.waiting(seen, nextCheck);
  }

  private void sell(OrderState order, Payment payment, PspPayment seen, Instant at) {
    List<OrderLines.Line> all = lines.of(order.id());
    if (cabins.sell(order.id()) < all.size()) {
      cabins.giveBack(order.id(), all.stream().map(OrderLines.Line::line).toList());
      shortfall(order, payment, seen, at);
      return;
    }
    orders.paid(order.id(), payment.paymentKey, at);
    payment.charged(PaymentStatus.DONE, seen, at);
    Posting posting = book(order, payment, at);
    commission.saleChanged(posting, order.terms().commission(), 0, payment.amount);
    outbox.add(new OutboxEvent(OrderPaid.TOPIC, order.id(), paid(order, payment.amount, at)));
    Log.infof("order paid orderId=%s amount=%d", order.id(), payment.amount);
  }

  private void shortfall(OrderState order, Payment payment, PspPayment seen, Instant at) {
    Log.warnf(
        "order paid without its cabins, the money goes back orderId=%s amount=%d",
        order.id(), payment.amount);
    orders.shortfall(order.id(), payment.paymentKey, at);
    payment.charged(PaymentStatus.DONE, seen, at);
    book(order, payment, at);
    refunds.shortfall(order.id(), payment.paymentKey, payment.amount);
    outbox.add(
        new OutboxEvent(
            InventoryShort.TOPIC,
            order.id(),
            new InventoryShort(
                order.id(),
                order.userId(),
                order.sailingId(),
                lines.of(order.id()).size(),
                payment.amount,
                at)));
  }

  private void surplus(OrderState order, Payment payment, PspPayment seen, Instant at) {
    Log.warnf("order paid twice, the money goes back orderId=%s", order.id());
    payment.charged(PaymentStatus.SURPLUS, seen, at);
    book(order, payment, at);
    refunds.surplus(order.id(), payment.paymentKey, payment.amount);
  }

  private Posting book(OrderState order, Payment payment, Instant at) {
    Posting posting = posting(order, payment, at);
    ledger.move(posting, Ledger.Kind.PAYMENT, Account.PSP, Account.SALES, payment.amount);
    return posting;
  }

  private static Posting posting(OrderState order, Payment payment, Instant at) {
    return new Posting(order.id(), payment.id, payment.round, order.affiliateCode(), at);
  }

  private static OrderPaid paid(OrderState order, long amount, Instant at) {
    OrderTerms terms = order.terms();
    return new OrderPaid(
        order.id(),
        order.userId(),
        terms.productCode(),
        terms.shipName(),
        terms.destinations(),
        terms.departureDate(),
        terms.returnDate(),
        terms.nights(),
        terms.companionType(),
        order.affiliateCode(),
        amount,
        at);
  }
}
