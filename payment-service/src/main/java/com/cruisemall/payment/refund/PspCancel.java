package com.cruisemall.payment.refund;

import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.payment.order.Orders;
import com.cruisemall.payment.psp.PspAnswer;
import com.cruisemall.payment.psp.PspClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Asks the PSP to pay back; holds no database connection meanwhile. */
@ApplicationScoped
public class PspCancel {
  private final PspClient psp;
  private final Orders orders;
  private final Refunds refunds;
  private final Transactions transactions;
  private final RefundConfig config;
  private final Clock clock;

  PspCancel(
      PspClient psp,
      Orders orders,
      Refunds refunds,
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

  /**
   * The answer to a cancel. A refusal counts only if the payment does not show the cancel: it may
   * be the second time that it was asked for.
   */
  public PspAnswer ask(RefundRef refund) {
    PspAnswer answer =
        psp.cancel(refund.paymentKey(), refund.amount(), refund.reason(), refund.pspRequestKey());
    if (!(answer instanceof PspAnswer.Refused(String code))) {
      return answer;
    }
    return switch (psp.find(refund.paymentKey())) {
      case PspAnswer.Found found
          when code.equals(PspClient.ALREADY_CANCELED)
              || RefundSettlement.named(found.payment(), refund.id()).isPresent() ->
          found;
      case PspAnswer.Found _, PspAnswer.Refused _ -> answer;
      default -> new PspAnswer.Unknown(code);
    };
  }

  /** Asks again, with the same key; nothing if somebody else is asking or it is settled by now. */
  Optional<PspAnswer> repeat(RefundRef refund) {
    return transactions.call(() -> claim(refund)).map(this::ask);
  }

  private Optional<RefundRef> claim(RefundRef refund) {
    orders.lockKnown(refund.orderId());
    return refunds
        .findByIdOptional(refund.id())
        .filter(current ->
            current.status == RefundStatus.REQUESTED
                && !clock.instant().isBefore(current.leaseUntil))
        .map(current -> {
          current.asking(clock.instant(), config.lease());
          return current.ref();
        });
  }
}
