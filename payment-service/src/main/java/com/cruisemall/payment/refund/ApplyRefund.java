package com.cruisemall.payment.refund;

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
import com.cruisemall.payment.psp.PspClient;
import com.cruisemall.payment.psp.PspPayment;
import com.cruisemall.payment.psp.PspPayment.Cancel;
import com.cruisemall.payment.psp.PspResult;
import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Applies a response of the PSP to a refund and its order. It is the only path on which a refund
 * becomes done. It is idempotent; the order's row lock serialises concurrent callers.
 */
@ApplicationScoped
public class ApplyRefund {
  private final OrderRepository orders;
  private final RefundRepository refunds;
  private final CabinRepository cabins;
  private final LedgerRepository ledger;
  private final PostCommission postCommission;
  private final Outbox outbox;
  private final Transactions transactions;
  private final RefundConfig config;
  private final Backoff backoff;
  private final Clock clock;

  ApplyRefund(
      OrderRepository orders,
      RefundRepository refunds,
      CabinRepository cabins,
      LedgerRepository ledger,
      PostCommission postCommission,
      Outbox outbox,
      Transactions transactions,
      RefundConfig config,
      Backoff backoff,
      Clock clock) {
    this.orders = orders;
    this.refunds = refunds;
    this.cabins = cabins;
    this.ledger = ledger;
    this.postCommission = postCommission;
    this.outbox = outbox;
    this.transactions = transactions;
    this.config = config;
    this.backoff = backoff;
    this.clock = clock;
  }

  /** Applies the result of a cancel request or of a query, in a transaction. */
  Refund.Result apply(Refund.Snapshot snapshot, PspResult result) {
    return transactions.call(() -> {
      LockedOrder order = orders.lockExisting(snapshot.orderId());
      Refund refund = refunds.findByIdOptional(snapshot.id()).orElseThrow();
      if (refund.status == RefundStatus.REQUESTED && isCurrent(refund, snapshot, result)) {
        switch (result) {
          case PspResult.Found(var pspPayment) -> found(order, refund, pspPayment);
          case PspResult.Refused(var code) -> refused(refund, code);
          case PspResult.Failed _ -> {
            refund.renewRequestKey();
            postpone(refund);
          }
          case PspResult.Unknown _, PspResult.NotSent _ -> postpone(refund);
        }
      }
      refunds.flush();
      return refund.result();
    });
  }

  /**
   * Applies all cancels of a payment at the PSP that are not recorded. Requires a transaction and
   * the lock on the order.
   */
  public void applyCancels(String orderId, PspPayment pspPayment) {
    List<Refund> known = refunds.listByPayment(orderId, pspPayment.paymentKey());
    for (Cancel cancel : pspPayment.allCancels()) {
      if (known.stream()
          .noneMatch(refund -> Objects.equals(refund.transactionKey, cancel.transactionKey()))) {
        applyCancel(orderId, pspPayment, known, cancel);
      }
    }
  }

  /**
   * Completes a refund: releases its cabins, posts it to the ledger and publishes the event.
   * Requires a transaction and the lock on the order.
   *
   * @param transactionKey the PSP's; null if the shop keeps the whole price
   */
  void complete(LockedOrder order, Refund refund, @Nullable String transactionKey, Instant at) {
    if (refund.cause == RefundCause.SURPLUS) {
      refund.markDone(transactionKey, at);
      post(order, refund, at);
      return;
    }
    if (refund.cause.returnsCabins()) {
      cabins.releaseSold(order.id(), orders.linesOfRefund(refund.id));
    }
    orders.markLinesReturned(refund.id);
    refund.markDone(transactionKey, at);
    boolean full =
        orders.lines(order.id()).stream()
            .allMatch(line -> line.state() == OrderLine.State.RETURNED);
    refundOrder(order, refund, full, at);
  }

  /**
   * A cancel at the PSP is a fact. Anything else counts only if no later attempt has begun since
   * the PSP was called.
   */
  private static boolean isCurrent(Refund refund, Refund.Snapshot asked, PspResult result) {
    boolean isFact =
        result instanceof PspResult.Found(var payment) && payment.findCancel(refund.id).isPresent();
    return isFact
        || (refund.pspRequestKey.equals(asked.pspRequestKey())
            && refund.leaseUntil.equals(asked.leaseUntil()));
  }

  private void found(LockedOrder order, Refund refund, PspPayment pspPayment) {
    Optional<Cancel> cancel = pspPayment.findCancel(refund.id);
    if (cancel.isPresent()) {
      Instant at = cancel.get().timeOr(clock.instant());
      complete(order, refund, cancel.get().transactionKey(), at);
    } else if (pspPayment.balanceAmount() == 0) {
      // The whole payment was refunded at the PSP, outside of the shop.
      refused(refund, PspClient.ALREADY_CANCELED);
      applyCancels(order.id(), pspPayment);
    } else {
      postpone(refund);
    }
  }

  private void refused(Refund refund, String code) {
    Log.errorf(
        "psp refused a refund, manual check required orderId=%s refundId=%s code=%s",
        refund.orderId, refund.id, code);
    refund.markFailed(code);
    orders.restoreLines(refund.id);
  }

  private void postpone(Refund refund) {
    Duration delay = backoff.delay(config.initialBackoff(), config.maxBackoff(), refund.checks);
    refund.postpone(clock.instant(), delay);
  }

  private void applyCancel(
      String orderId, PspPayment pspPayment, List<Refund> known, Cancel cancel) {
    LockedOrder order = orders.lockExisting(orderId);
    Instant at = cancel.timeOr(clock.instant());
    Optional<Refund> own =
        known.stream()
            .filter(refund -> refund.status != RefundStatus.DONE)
            .filter(refund -> cancel.isFor(refund.id))
            .findFirst();
    if (own.isPresent()) {
      complete(order, own.get(), cancel.transactionKey(), at);
    } else {
      recordExternal(order, pspPayment, cancel, at);
    }
    refunds.flush();
  }

  private void recordExternal(LockedOrder order, PspPayment pspPayment, Cancel cancel, Instant at) {
    Log.warnf("external refund recorded orderId=%s amount=%d", order.id(), cancel.cancelAmount());
    boolean paidOrder = order.paymentKey().filter(pspPayment.paymentKey()::equals).isPresent();
    Refund refund =
        Refund.begin(
            UuidCreator.getTimeOrderedEpoch(),
            order.id(),
            pspPayment.paymentKey(),
            paidOrder ? RefundCause.EXTERNAL : RefundCause.SURPLUS,
            cancel.cancelAmount(),
            0,
            at,
            Duration.ZERO);
    refund.markDone(cancel.transactionKey(), at);
    refunds.persist(refund);
    if (refund.cause == RefundCause.SURPLUS) {
      post(order, refund, at);
      return;
    }
    boolean full = pspPayment.balanceAmount() == 0;
    if (full) {
      returnAllLines(order, refund);
    }
    refundOrder(order, refund, full, at);
  }

  private void returnAllLines(LockedOrder order, Refund refund) {
    List<Integer> left =
        orders.lines(order.id()).stream()
            .filter(line -> line.state() != OrderLine.State.RETURNED)
            .map(OrderLine::line)
            .toList();
    if (order.status().sold()) {
      cabins.releaseSold(order.id(), left);
    }
    orders.markAllLinesReturned(order.id(), refund.id);
  }

  private void refundOrder(LockedOrder order, Refund refund, boolean full, Instant at) {
    if (!order.status().sold() && order.status() != OrderStatus.SHORTFALL) {
      Log.errorf("refund of an unpaid order, manual check required orderId=%s", order.id());
      post(order, refund, at);
      return;
    }
    orders.addRefund(order.id(), refund.amount, full, at);
    Posting posting = post(order, refund, at);
    if (order.status().sold()) {
      long before = order.amount() - order.refundedAmount();
      postCommission.saleChanged(
          posting, order.terms().commission(), before, before - refund.amount);
    }
    outbox.add(
        new OutboxEvent(
            OrderRefunded.TOPIC,
            order.id(),
            new OrderRefunded(order.id(), order.userId(), refund.amount, full, at)));
    Log.infof("order refunded orderId=%s amount=%d full=%s", order.id(), refund.amount, full);
  }

  private Posting post(LockedOrder order, Refund refund, Instant at) {
    Posting posting = new Posting(order.id(), refund.id, 1, order.affiliateCode(), at);
    ledger.post(posting, LedgerRepository.Kind.REFUND, Account.SALES, Account.PSP, refund.amount);
    return posting;
  }
}
