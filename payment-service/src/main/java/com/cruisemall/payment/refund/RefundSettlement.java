package com.cruisemall.payment.refund;

import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.payment.order.OrderLines;
import com.cruisemall.payment.order.OrderState;
import com.cruisemall.payment.order.Orders;
import com.cruisemall.payment.psp.PspAnswer;
import com.cruisemall.payment.psp.PspPayment;
import com.cruisemall.payment.psp.PspPayment.Cancel;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * The one way in which what the PSP says changes a refund and its order, whoever asked. It may be
 * told the same thing any number of times.
 */
@ApplicationScoped
public class RefundSettlement {
  private final Orders orders;
  private final OrderLines lines;
  private final Refunds refunds;
  private final MoneyBack moneyBack;
  private final Transactions transactions;
  private final RefundConfig config;
  private final Clock clock;

  RefundSettlement(
      Orders orders,
      OrderLines lines,
      Refunds refunds,
      MoneyBack moneyBack,
      Transactions transactions,
      RefundConfig config,
      Clock clock) {
    this.orders = orders;
    this.lines = lines;
    this.refunds = refunds;
    this.moneyBack = moneyBack;
    this.transactions = transactions;
    this.config = config;
    this.clock = clock;
  }

  /** What came of settling a refund; amounts in won. */
  public record Settled(
      UUID id, RefundStatus status, long amount, long kept, Optional<String> failureCode) {
    static Settled of(Refund refund) {
      return new Settled(
          refund.id,
          refund.status,
          refund.amount,
          refund.kept,
          Optional.ofNullable(refund.failureCode));
    }
  }

  /** Draws the consequences of an answer to a cancel, or of the payment as it was found. */
  public Settled settle(RefundRef ref, PspAnswer answer) {
    return transactions.call(() -> {
      OrderState order = orders.lockKnown(ref.orderId());
      Refund refund = refunds.findByIdOptional(ref.id()).orElseThrow();
      if (refund.status == RefundStatus.REQUESTED) {
        switch (answer) {
          case PspAnswer.Found(var seen) -> found(order, refund, seen);
          case PspAnswer.Refused(var code) -> refused(refund, code);
          case PspAnswer.Failed _ -> {
            refund.nextAttempt();
            later(refund);
          }
          case PspAnswer.Unknown _, PspAnswer.NotSent _ -> later(refund);
        }
      }
      refunds.flush();
      return Settled.of(refund);
    });
  }

  private void found(OrderState order, Refund refund, PspPayment seen) {
    Optional<Cancel> made = named(seen, refund.id);
    if (made.isPresent()) {
      moneyBack.arrived(
          order, refund, made.get().transactionKey(), made.get().canceledAt().toInstant());
    } else if (seen.balanceAmount() == 0) {
      // Somebody paid everything back at the PSP.
      refused(refund, "ALREADY_CANCELED_PAYMENT");
      moneyBack.converge(order.id(), seen);
    } else {
      later(refund);
    }
  }

  private void refused(Refund refund, String code) {
    Log.errorf(
        "the PSP refuses a refund, please look at it orderId=%s refundId=%s code=%s",
        refund.orderId, refund.id, code);
    refund.failed(code);
    lines.keep(refund.id);
  }

  private void later(Refund refund) {
    refund.later(clock.instant(), config.pause(refund.checks));
  }

  /** The cancel that was made for a refund, if the PSP has one. */
  static Optional<Cancel> named(PspPayment seen, UUID refundId) {
    return seen.allCancels().stream()
        .filter(cancel -> cancel.names(refundId.toString()))
        .findFirst();
  }
}
