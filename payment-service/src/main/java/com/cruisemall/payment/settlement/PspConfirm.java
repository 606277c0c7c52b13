package com.cruisemall.payment.settlement;

import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.payment.order.Orders;
import com.cruisemall.payment.psp.PspAnswer;
import com.cruisemall.payment.psp.PspClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Asks the PSP to charge; holds no database connection meanwhile. */
@ApplicationScoped
class PspConfirm {
  private final PspClient psp;
  private final Orders orders;
  private final Payments payments;
  private final Transactions transactions;
  private final SettlementConfig config;
  private final Clock clock;

  PspConfirm(
      PspClient psp,
      Orders orders,
      Payments payments,
      Transactions transactions,
      SettlementConfig config,
      Clock clock) {
    this.psp = psp;
    this.orders = orders;
    this.payments = payments;
    this.transactions = transactions;
    this.config = config;
    this.clock = clock;
  }

  /**
   * The answer to a confirm. Where the PSP refuses because it has done it before, or may have done
   * it before, the payment is looked at: what it says of the payment counts.
   */
  PspAnswer ask(PaymentRef payment) {
    PspAnswer answer =
        psp.confirm(
            payment.paymentKey(), payment.orderId(), payment.amount(), payment.pspRequestKey());
    if (!(answer instanceof PspAnswer.Refused(String code))) {
      return answer;
    }
    boolean processed = code.equals(PspClient.ALREADY_PROCESSED);
    if (!processed && !payment.mayBeCharged()) {
      return answer;
    }
    return switch (psp.find(payment.paymentKey())) {
      case PspAnswer.Found found when processed || found.payment().charged() -> found;
      case PspAnswer.Found _ -> answer;
      case PspAnswer.Refused(String unknown)
          when unknown.equals(PspClient.NOT_FOUND) && !processed ->
          answer;
      default -> new PspAnswer.Unknown(code);
    };
  }

  /**
   * Asks again, with the same key, for a payment that the PSP has not charged yet; nothing if
   * somebody else is asking or it is settled by now.
   */
  Optional<PspAnswer> repeat(PaymentRef payment) {
    return transactions.call(() -> claim(payment)).map(this::ask);
  }

  private Optional<PaymentRef> claim(PaymentRef payment) {
    orders.lockKnown(payment.orderId());
    return payments
        .findByIdOptional(payment.id())
        .filter(current ->
            (current.status == PaymentStatus.CONFIRMING || current.status == PaymentStatus.UNKNOWN)
                && !clock.instant().isBefore(current.leaseUntil))
        .map(current -> {
          current.asking(PaymentStatus.UNKNOWN, clock.instant(), config.lease());
          return current.ref();
        });
  }
}
