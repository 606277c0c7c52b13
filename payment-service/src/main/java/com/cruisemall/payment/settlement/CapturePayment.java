package com.cruisemall.payment.settlement;

import com.cruisemall.kit.outbox.Outbox;
import com.cruisemall.kit.outbox.OutboxEvent;
import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.payment.Backoff;
import com.cruisemall.payment.commission.PostCommission;
import com.cruisemall.payment.inventory.CabinRepository;
import com.cruisemall.payment.ledger.LedgerRepository;
import com.cruisemall.payment.ledger.LedgerRepository.Account;
import com.cruisemall.payment.ledger.LedgerRepository.Posting;
import com.cruisemall.payment.order.LockedOrder;
import com.cruisemall.payment.order.OrderLine;
import com.cruisemall.payment.order.OrderRepository;
import com.cruisemall.payment.order.OrderStatus;
import com.cruisemall.payment.psp.PspPayment;
import com.cruisemall.payment.psp.PspResult;
import com.cruisemall.payment.refund.ApplyRefund;
import com.cruisemall.payment.refund.RequestRefund;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Applies a response of the PSP to a payment and its order. It is the only path on which an order
 * becomes paid, for the customer's confirmation and for the reconciliation. It is idempotent; the
 * order's row lock serialises concurrent callers.
 */
@ApplicationScoped
class CapturePayment {
  private final OrderRepository orders;
  private final PaymentRepository payments;
  private final CabinRepository cabins;
  private final LedgerRepository ledger;
  private final PostCommission postCommission;
  private final RequestRefund requestRefund;
  private final ApplyRefund applyRefund;
  private final Outbox outbox;
  private final Transactions transactions;
  private final SettlementConfig config;
  private final Backoff backoff;
  private final Clock clock;

  CapturePayment(
      OrderRepository orders,
      PaymentRepository payments,
      CabinRepository cabins,
      LedgerRepository ledger,
      PostCommission postCommission,
      RequestRefund requestRefund,
      ApplyRefund applyRefund,
      Outbox outbox,
      Transactions transactions,
      SettlementConfig config,
      Backoff backoff,
      Clock clock) {
    this.orders = orders;
    this.payments = payments;
    this.cabins = cabins;
    this.ledger = ledger;
    this.postCommission = postCommission;
    this.requestRefund = requestRefund;
    this.applyRefund = applyRefund;
    this.outbox = outbox;
    this.transactions = transactions;
    this.config = config;
    this.backoff = backoff;
    this.clock = clock;
  }

  /** Applies the result of a confirm request or of a query, in a transaction. */
  Payment.Result capture(Payment.Snapshot snapshot, PspResult result) {
    return transactions.call(() -> {
      LockedOrder order = orders.lockExisting(snapshot.orderId());
      Payment payment = payments.findByIdOptional(snapshot.id()).orElseThrow();
      if (isCurrent(payment, snapshot, result)) {
        switch (result) {
          case PspResult.Found(var pspPayment) -> found(order, payment, pspPayment);
          case PspResult.Refused(var code) -> declined(order, payment, code);
          case PspResult.Failed _ -> failed(payment);
          case PspResult.Unknown _ -> unknown(payment);
          case PspResult.NotSent _ -> notSent(order, payment);
        }
      }
      payments.flush();
      return payment.result();
    });
  }

  /**
   * A charge is a fact. Anything else counts only if the payment is as it was when the PSP was
   * called; a later attempt or response has its own result.
   */
  private static boolean isCurrent(Payment payment, Payment.Snapshot asked, PspResult result) {
    boolean isFact = result instanceof PspResult.Found(var found) && found.charged();
    return isFact
        || (payment.status == asked.status()
            && payment.pspRequestKey.equals(asked.pspRequestKey())
            && payment.leaseUntil.equals(asked.leaseUntil()));
  }

  /** Postpones the next query after one without a usable response. */
  void postpone(Payment.Snapshot snapshot) {
    transactions.run(() -> {
      orders.lockExisting(snapshot.orderId());
      Payment payment = payments.findByIdOptional(snapshot.id()).orElseThrow();
      payment.scheduleCheck(clock.instant().plus(delay(payment)));
    });
  }

  private void found(LockedOrder order, Payment payment, PspPayment pspPayment) {
    if (!pspPayment.orderId().equals(payment.orderId)) {
      Log.errorf("psp payment belongs to another order orderId=%s", payment.orderId);
      declined(order, payment, "PAYMENT_OF_ANOTHER_ORDER");
    } else if (pspPayment.totalAmount() != payment.amount) {
      Log.errorf("psp payment does not match the order orderId=%s", payment.orderId);
      unknown(payment);
    } else if (pspPayment.charged()) {
      if (payment.status != PaymentStatus.DONE && payment.status != PaymentStatus.SURPLUS) {
        charged(order, payment, pspPayment);
      }
      payment.scheduleCheck(null);
      if (!pspPayment.allCancels().isEmpty()) {
        applyRefund.applyCancels(order.id(), pspPayment);
      }
    } else {
      switch (pspPayment.status()) {
        case WAITING_FOR_DEPOSIT -> waitingForDeposit(order, payment, pspPayment);
        case ABORTED, EXPIRED, CANCELED -> declined(order, payment, pspPayment.failureCode());
        default -> unknown(payment);
      }
    }
  }

  /** Sells the cabins if the order still holds them and is unpaid; otherwise refunds the amount. */
  private void charged(LockedOrder order, Payment payment, PspPayment pspPayment) {
    Instant at = pspPayment.approved().orElseGet(clock::instant);
    switch (order.status()) {
      case PENDING_PAYMENT -> {
        orders.markConfirming(order.id());
        // The database checks each transition: two in a row are two statements.
        orders.flush();
        sell(order, payment, pspPayment, at);
      }
      case CONFIRMING, WAITING_FOR_DEPOSIT -> sell(order, payment, pspPayment, at);
      case EXPIRED, CANCELLED -> shortfall(order, payment, pspPayment, at);
      case PAID, PARTIALLY_REFUNDED, REFUNDED, SHORTFALL -> surplus(order, payment, pspPayment, at);
    }
  }

  private void sell(LockedOrder order, Payment payment, PspPayment pspPayment, Instant at) {
    List<Integer> lines = orders.lines(order.id()).stream().map(OrderLine::line).toList();
    if (cabins.sell(order.id()) < lines.size()) {
      cabins.releaseSold(order.id(), lines);
      shortfall(order, payment, pspPayment, at);
      return;
    }
    orders.markPaid(order.id(), payment.paymentKey, at);
    payment.markCharged(PaymentStatus.DONE, pspPayment, at);
    Posting posting = post(order, payment, at);
    postCommission.saleChanged(posting, order.terms().commission(), 0, payment.amount);
    outbox.add(
        new OutboxEvent(OrderPaid.TOPIC, order.id(), OrderPaid.of(order, payment.amount, at)));
    Log.infof("order paid orderId=%s amount=%d", order.id(), payment.amount);
  }

  private void shortfall(LockedOrder order, Payment payment, PspPayment pspPayment, Instant at) {
    Log.warnf(
        "order paid without cabins, refund requested orderId=%s amount=%d",
        order.id(), payment.amount);
    orders.markShortfall(order.id(), payment.paymentKey, at);
    payment.markCharged(PaymentStatus.DONE, pspPayment, at);
    post(order, payment, at);
    requestRefund.ofShortfall(order.id(), payment.paymentKey, payment.amount);
    int cabinCount = orders.lines(order.id()).size();
    outbox.add(
        new OutboxEvent(
            InventoryShort.TOPIC,
            order.id(),
            InventoryShort.of(order, cabinCount, payment.amount, at)));
  }

  private void surplus(LockedOrder order, Payment payment, PspPayment pspPayment, Instant at) {
    Log.warnf("order paid twice, refund requested orderId=%s", order.id());
    payment.markCharged(PaymentStatus.SURPLUS, pspPayment, at);
    post(order, payment, at);
    requestRefund.ofSurplus(order.id(), payment.paymentKey, payment.amount);
  }

  private void waitingForDeposit(LockedOrder order, Payment payment, PspPayment pspPayment) {
    Instant nextCheck = clock.instant().plus(config.depositInterval());
    switch (order.status()) {
      case CONFIRMING -> {
        orders.markWaitingForDeposit(order.id());
        payment.markWaitingForDeposit(pspPayment, nextCheck);
      }
      case PAID -> depositReversed(order, payment, pspPayment, nextCheck);
      case WAITING_FOR_DEPOSIT -> payment.scheduleCheck(nextCheck);
      default -> {
        Log.errorf("unexpected deposit request orderId=%s status=%s", order.id(), order.status());
        payment.scheduleCheck(null);
      }
    }
  }

  /** Reverts the sale after the bank has reversed the deposit that paid the order. */
  private void depositReversed(
      LockedOrder order, Payment payment, PspPayment pspPayment, Instant nextCheck) {
    if (payment.status != PaymentStatus.DONE) {
      return;
    }
    Log.errorf("deposit reversed, manual check required orderId=%s", order.id());
    cabins.revertSale(order.id());
    Posting posting = posting(order, payment, clock.instant());
    ledger.post(
        posting,
        LedgerRepository.Kind.DEPOSIT_REVERSED,
        Account.SALES,
        Account.PSP,
        payment.amount);
    postCommission.saleChanged(posting, order.terms().commission(), payment.amount, 0);
    orders.markWaitingForDeposit(order.id());
    payment.markWaitingForDeposit(pspPayment, nextCheck);
  }

  private void declined(LockedOrder order, Payment payment, String code) {
    if (!payment.status.isOpen()) {
      payment.scheduleCheck(null);
      return;
    }
    payment.markDeclined(code, clock.instant());
    if (payments.hasOtherOpenPayment(payment)) {
      return;
    }
    if (order.status() == OrderStatus.CONFIRMING) {
      orders.markPayable(order.id());
    } else if (order.status() == OrderStatus.WAITING_FOR_DEPOSIT) {
      cabins.release(List.of(order.id()));
      orders.markExpired(order.id());
    }
  }

  private void failed(Payment payment) {
    if (payment.status.isOpen()) {
      payment.renewRequestKey();
    }
    unknown(payment);
  }

  /** A settled payment never changes state, even if a late PSP response says otherwise. */
  private void unknown(Payment payment) {
    if (payment.status.isUnsettled()) {
      payment.markUnknown(clock.instant(), delay(payment));
    } else {
      payment.scheduleCheck(null);
    }
  }

  /** Only for the first attempt does an unsent request prove that nothing was charged. */
  private void notSent(LockedOrder order, Payment payment) {
    if (payment.status != PaymentStatus.CONFIRMING) {
      unknown(payment);
      return;
    }
    payment.markNotSent(clock.instant());
    if (order.status() == OrderStatus.CONFIRMING) {
      orders.markPayable(order.id());
    }
  }

  private Duration delay(Payment payment) {
    return backoff.delay(config.initialBackoff(), config.maxBackoff(), payment.checks);
  }

  private Posting post(LockedOrder order, Payment payment, Instant at) {
    Posting posting = posting(order, payment, at);
    ledger.post(posting, LedgerRepository.Kind.PAYMENT, Account.PSP, Account.SALES, payment.amount);
    return posting;
  }

  private static Posting posting(LockedOrder order, Payment payment, Instant at) {
    return new Posting(order.id(), payment.id, payment.round, order.affiliateCode(), at);
  }
}
