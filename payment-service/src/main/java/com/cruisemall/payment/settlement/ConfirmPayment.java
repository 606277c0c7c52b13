package com.cruisemall.payment.settlement;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.payment.PaymentError;
import com.cruisemall.payment.crash.CrashPoint;
import com.cruisemall.payment.crash.CrashPoints;
import com.cruisemall.payment.order.OrderState;
import com.cruisemall.payment.order.Orders;
import com.cruisemall.payment.psp.PspAnswer;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Confirms a payment that the customer has authenticated: a short transaction marks the order
 * CONFIRMING, then the PSP is asked with no connection held, then a second transaction settles what
 * it said. If this ends in between, the reconciliation goes on.
 */
@ApplicationScoped
class ConfirmPayment {
  private final Orders orders;
  private final Payments payments;
  private final PspConfirm psp;
  private final Settlement settlement;
  private final Transactions transactions;
  private final SettlementConfig config;
  private final CrashPoints crashes;
  private final Clock clock;

  ConfirmPayment(
      Orders orders,
      Payments payments,
      PspConfirm psp,
      Settlement settlement,
      Transactions transactions,
      SettlementConfig config,
      CrashPoints crashes,
      Clock clock) {
    this.orders = orders;
    this.payments = payments;
    this.psp = psp;
    this.settlement = settlement;
    this.transactions = transactions;
    this.config = config;
    this.crashes = crashes;
    this.clock = clock;
  }

  /** Whether the PSP is to be asked. */
  private sealed interface Begun {
    record Ask(PaymentRef payment) implements Begun {}

    record Settled(Settlement.Settled state) implements Begun {}
  }

  /**
   * Confirms; a payment that is settled already is told as it is.
   *
   * @throws ApiException 404, 400 {@code AMOUNT_MISMATCH}, 409 {@code HOLD_EXPIRED}, {@code
   *     IN_PROGRESS} or {@code ORDER_STATE}: nothing was asked of the PSP
   */
  Settlement.Settled confirm(UUID userId, String orderId, String paymentKey, long amount) {
    return switch (transactions.call(() -> begin(userId, orderId, paymentKey, amount))) {
      case Begun.Settled(var state) -> state;
      case Begun.Ask(var payment) -> {
        crashes.reached(CrashPoint.CONFIRM_MARKED);
        PspAnswer answer = psp.ask(payment);
        crashes.reached(CrashPoint.PSP_ANSWERED);
        Settlement.Settled state = settlement.settle(payment, answer);
        crashes.reached(CrashPoint.PAID_COMMITTED);
        yield state;
      }
    };
  }

  private Begun begin(UUID userId, String orderId, String paymentKey, long amount) {
    OrderState order =
        orders.lockOwn(orderId, userId).orElseThrow(() -> new ApiException(CommonError.NOT_FOUND));
    if (amount != order.amount()) {
      throw new ApiException(PaymentError.AMOUNT_MISMATCH);
    }
    Instant now = clock.instant();
    Optional<Payment> known = payments.of(orderId, paymentKey);
    if (known.isPresent() && known.get().status != PaymentStatus.NOT_SENT) {
      return resume(known.get(), now);
    }
    requirePayable(order, now);
    Payment payment =
        known.orElseGet(() ->
            Payment.begin(UuidCreator.getTimeOrderedEpoch(), orderId, paymentKey, amount, now));
    payment.asking(PaymentStatus.CONFIRMING, now, config.lease());
    orders.confirming(orderId);
    payments.persist(payment);
    return new Begun.Ask(payment.ref());
  }

  private Begun resume(Payment payment, Instant now) {
    return switch (payment.status) {
      case DONE, SURPLUS, DECLINED, WAITING_FOR_DEPOSIT, NOT_SENT ->
          new Begun.Settled(Settlement.Settled.of(payment));
      case CONFIRMING, UNKNOWN -> {
        if (now.isBefore(payment.leaseUntil)) {
          throw new ApiException(PaymentError.IN_PROGRESS);
        }
        payment.asking(PaymentStatus.UNKNOWN, now, config.lease());
        yield new Begun.Ask(payment.ref());
      }
    };
  }

  private static void requirePayable(OrderState order, Instant now) {
    switch (order.status()) {
      case PENDING_PAYMENT -> {
        if (!now.isBefore(order.holdExpiresAt())) {
          throw new ApiException(PaymentError.HOLD_EXPIRED);
        }
      }
      case EXPIRED, CANCELLED -> throw new ApiException(PaymentError.HOLD_EXPIRED);
      case CONFIRMING, WAITING_FOR_DEPOSIT -> throw new ApiException(PaymentError.IN_PROGRESS);
      case PAID, PARTIALLY_REFUNDED, REFUNDED, SHORTFALL ->
          throw new ApiException(PaymentError.ORDER_STATE, Map.of("status", order.status().name()));
    }
  }
}
