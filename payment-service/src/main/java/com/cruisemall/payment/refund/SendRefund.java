package com.cruisemall.payment.refund;

import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.payment.order.OrderRepository;
import com.cruisemall.payment.psp.PspClient;
import com.cruisemall.payment.psp.PspPayment;
import com.cruisemall.payment.psp.PspResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Sends the cancel request of a refund to the PSP, with no database connection held. */
@ApplicationScoped
class SendRefund {
  private final PspClient psp;
  private final OrderRepository orders;
  private final RefundRepository refunds;
  private final Transactions transactions;
  private final RefundConfig config;
  private final Clock clock;

  SendRefund(
      PspClient psp,
      OrderRepository orders,
      RefundRepository refunds,
      Transactions transactions,
      RefundConfig config,
      Clock clock) {
    this.psp = psp;
    this.orders = orders;
    this.refunds = refunds;
    this.transactions = transactions;
    this.config = config;
    this.clock = clock;
  }

  /** Reads the payment and sends the request, unless it is already refunded. */
  PspResult send(Refund.Snapshot refund) {
    return switch (psp.find(refund.paymentKey())) {
      case PspResult.Found found when found.payment().needsNoCancel(refund.id()) -> found;
      case PspResult.Found found -> send(refund, found.payment());
      case PspResult.NotSent notSent -> notSent;
      // A failed query says nothing about an earlier cancel request.
      default -> new PspResult.Unknown("payment not read");
    };
  }

  /**
   * Sends the request. It may be a repetition: a refusal counts only if the payment at the PSP does
   * not contain the cancel.
   */
  private PspResult send(Refund.Snapshot refund, PspPayment seen) {
    PspResult result =
        psp.cancel(
            refund.paymentKey(),
            refund.amount(),
            seen.balanceAmount(),
            refund.reason(),
            refund.pspRequestKey());
    if (!(result instanceof PspResult.Refused(String code))) {
      return result;
    }
    return switch (psp.find(refund.paymentKey())) {
      case PspResult.Found found
          when code.equals(PspClient.ALREADY_CANCELED)
              || found.payment().findCancel(refund.id()).isPresent() ->
          found;
      case PspResult.Found _, PspResult.Refused _ -> result;
      default -> new PspResult.Unknown(code);
    };
  }

  /**
   * Repeats the request with the same idempotency key. Returns empty if another caller holds the
   * lease or the refund is settled by now.
   */
  Optional<Repeated> repeat(Refund.Snapshot refund, PspPayment seen) {
    return transactions
        .call(() -> leaseAgain(refund))
        .map(leased -> new Repeated(leased, send(leased, seen)));
  }

  /** Result of an attempt under the lease of its snapshot. */
  record Repeated(Refund.Snapshot refund, PspResult result) {}

  private Optional<Refund.Snapshot> leaseAgain(Refund.Snapshot refund) {
    orders.lockExisting(refund.orderId());
    Instant now = clock.instant();
    return refunds
        .findByIdOptional(refund.id())
        .filter(current ->
            current.status == RefundStatus.REQUESTED && !now.isBefore(current.leaseUntil))
        .map(current -> {
          current.lease(now, config.lease());
          return current.snapshot();
        });
  }
}
