package com.cruisemall.payment.settlement;

import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.payment.crash.CrashPoint;
import com.cruisemall.payment.crash.CrashPoints;
import com.cruisemall.payment.order.OrderState;
import com.cruisemall.payment.order.OrderStatus;
import com.cruisemall.payment.order.Orders;
import com.cruisemall.payment.psp.PspAnswer;
import com.cruisemall.payment.psp.PspPayment;
import com.cruisemall.payment.sailing.Cabins;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The one way in which what the PSP says changes a payment and its order, whoever asked: the
 * browser's confirm, the reconciliation, or that on behalf of a webhook. It may be told the same
 * thing any number of times, by many at once; the order's lock puts them in line.
 */
@ApplicationScoped
class Settlement {
  private final Orders orders;
  private final Payments payments;
  private final Cabins cabins;
  private final MoneyIn moneyIn;
  private final Transactions transactions;
  private final SettlementConfig config;
  private final CrashPoints crashes;
  private final Clock clock;

  Settlement(
      Orders orders,
      Payments payments,
      Cabins cabins,
      MoneyIn moneyIn,
      Transactions transactions,
      SettlementConfig config,
      CrashPoints crashes,
      Clock clock) {
    this.orders = orders;
    this.payments = payments;
    this.cabins = cabins;
    this.moneyIn = moneyIn;
    this.transactions = transactions;
    this.config = config;
    this.crashes = crashes;
    this.clock = clock;
  }

  /** What came of settling a payment. */
  record Settled(
      UUID id,
      String orderId,
      PaymentStatus status,
      long amount,
      Optional<String> method,
      Optional<Instant> approvedAt,
      Optional<String> receiptUrl,
      Optional<String> declineCode) {

    static Settled of(Payment payment) {
      return new Settled(
          payment.id,
          payment.orderId,
          payment.status,
          payment.amount,
          Optional.ofNullable(payment.method),
          Optional.ofNullable(payment.approvedAt),
          Optional.ofNullable(payment.receiptUrl),
          Optional.ofNullable(payment.declineCode));
    }
  }

  /** Draws the consequences of an answer to a confirm, or of the payment as it was found. */
  Settled settle(PaymentRef ref, PspAnswer answer) {
    return transactions.call(() -> {
      OrderState order = orders.lockKnown(ref.orderId());
      Payment payment = payments.findByIdOptional(ref.id()).orElseThrow();
      switch (answer) {
        case PspAnswer.Found(var seen) -> found(order, payment, seen);
        case PspAnswer.Refused(var code) -> declined(order, payment, code);
        case PspAnswer.Failed _ -> failed(payment);
        case PspAnswer.Unknown _ -> unknown(payment);
        case PspAnswer.NotSent _ -> notSent(order, payment);
      }
      payments.flush();
      if (payment.status == PaymentStatus.DONE) {
        crashes.reached(CrashPoint.PAID_UNCOMMITTED);
      }
      return Settled.of(payment);
    });
  }

  /** The PSP could not be asked how it stands; that says nothing about the payment. */
  void later(PaymentRef ref) {
    transactions.run(() -> {
      orders.lockKnown(ref.orderId());
      Payment payment = payments.findByIdOptional(ref.id()).orElseThrow();
      payment.checkAgain(clock.instant().plus(config.pause(payment.checks)));
    });
  }

  private void found(OrderState order, Payment payment, PspPayment seen) {
    if (!seen.orderId().equals(payment.orderId) || seen.totalAmount() != payment.amount) {
      Log.errorf("the PSP has another payment under our key orderId=%s", payment.orderId);
      unknown(payment);
    } else if (seen.charged()) {
      charged(order, payment, seen);
    } else {
      switch (seen.status()) {
        case WAITING_FOR_DEPOSIT -> waiting(order, payment, seen);
        case ABORTED, EXPIRED, CANCELED -> declined(order, payment, seen.failureCode());
        default -> unknown(payment);
      }
    }
  }

  private void charged(OrderState order, Payment payment, PspPayment seen) {
    if (payment.status != PaymentStatus.DONE && payment.status != PaymentStatus.SURPLUS) {
      moneyIn.arrived(order, payment, seen);
    }
    payment.checkAgain(null);
    moneyIn.converge(order.id(), seen);
  }

  private void waiting(OrderState order, Payment payment, PspPayment seen) {
    Instant nextCheck = clock.instant().plus(config.depositPause());
    switch (order.status()) {
      case CONFIRMING -> {
        orders.waitForDeposit(order.id());
        payment.waiting(seen, nextCheck);
      }
      case PAID -> moneyIn.takenBack(order, payment, seen, nextCheck);
      case WAITING_FOR_DEPOSIT -> payment.checkAgain(nextCheck);
      default -> {
        Log.errorf(
            "a deposit is awaited for an order that needs none orderId=%s status=%s",
            order.id(), order.status());
        payment.checkAgain(null);
      }
    }
  }

  private void declined(OrderState order, Payment payment, String code) {
    if (!payment.status.underWay()) {
      payment.checkAgain(null);
      return;
    }
    payment.declined(code, clock.instant());
    if (payments.otherUnderWay(payment)) {
      return;
    }
    if (order.status() == OrderStatus.CONFIRMING) {
      orders.payable(order.id());
    } else if (order.status() == OrderStatus.WAITING_FOR_DEPOSIT) {
      cabins.release(List.of(order.id()));
      orders.expired(order.id());
    }
  }

  private void failed(Payment payment) {
    if (payment.status.underWay()) {
      payment.nextAttempt();
    }
    unknown(payment);
  }

  /** What is settled stays so, whatever a late question brings. */
  private void unknown(Payment payment) {
    if (payment.status == PaymentStatus.CONFIRMING || payment.status == PaymentStatus.UNKNOWN) {
      payment.unknown(clock.instant(), config.pause(payment.checks));
    } else {
      payment.checkAgain(null);
    }
  }

  /** Only the first attempt proves that nothing was charged. */
  private void notSent(OrderState order, Payment payment) {
    if (payment.status != PaymentStatus.CONFIRMING) {
      unknown(payment);
      return;
    }
    payment.notSent(clock.instant());
    if (order.status() == OrderStatus.CONFIRMING) {
      orders.payable(order.id());
    }
  }
}
