package com.cruisemall.payment.refund;

import com.cruisemall.payment.psp.PspPayment;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Refunds that nobody asked for. They are only written down; the reconciliation of refunds asks the
 * PSP right after. Callers bring the transaction and hold the lock on the order.
 */
@ApplicationScoped
public class AutomaticRefunds {
  private final RefundRequests requests;
  private final MoneyBack moneyBack;

  AutomaticRefunds(RefundRequests requests, MoneyBack moneyBack) {
    this.requests = requests;
    this.moneyBack = moneyBack;
  }

  /** Everything goes back: the cabins had gone. */
  public void shortfall(String orderId, String paymentKey, long amount) {
    Refund refund = requests.automatic(orderId, paymentKey, RefundCause.SHORTFALL, amount);
    requests.returningAll(orderId, refund.id);
  }

  /** Everything of a payment goes back that the order did not need. */
  public void surplus(String orderId, String paymentKey, long amount) {
    requests.automatic(orderId, paymentKey, RefundCause.SURPLUS, amount);
  }

  /** Takes over cancels that the PSP has and we do not know of, or not yet. */
  public void converge(String orderId, PspPayment seen) {
    if (!seen.allCancels().isEmpty()) {
      moneyBack.converge(orderId, seen);
    }
  }
}
