package com.cruisemall.payment.settlement;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.payment.PaymentError;
import com.cruisemall.payment.order.LockedOrder;
import com.cruisemall.payment.order.OrderRepository;
import com.cruisemall.payment.psp.PspClient;
import com.cruisemall.payment.psp.PspResult;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Confirms a payment that the customer has authenticated: a short transaction marks the order
 * CONFIRMING, the PSP is called with no connection held, and a second transaction captures the
 * result. The reconciliation completes an interrupted confirmation.
 */
@ApplicationScoped
class ConfirmPayment {
  private final OrderRepository orders;
  private final PaymentRepository payments;
  private final PspClient psp;
  private final CapturePayment capturePayment;
  private final Transactions transactions;
  private final SettlementConfig config;
  private final Clock clock;

  ConfirmPayment(
      OrderRepository orders,
      PaymentRepository payments,
      PspClient psp,
      CapturePayment capturePayment,
      Transactions transactions,
      SettlementConfig config,
      Clock clock) {
    this.orders = orders;
    this.payments = payments;
    this.psp = psp;
    this.capturePayment = capturePayment;
    this.transactions = transactions;
    this.config = config;
    this.clock = clock;
  }

  private sealed interface Begun {
    /** The PSP has to be called. */
    record Send(Payment.Snapshot payment) implements Begun {}

    record Settled(Payment.Result result) implements Begun {}
  }

  /**
   * Confirms the payment, or returns the result of a payment that is already settled.
   *
   * @throws ApiException 404, 400 {@code AMOUNT_MISMATCH}, 409 {@code HOLD_EXPIRED}, {@code
   *     IN_PROGRESS} or {@code ORDER_STATE}; the PSP was not called
   */
  Payment.Result confirm(UUID userId, String orderId, String paymentKey, long amount) {
    return switch (transactions.call(() -> begin(userId, orderId, paymentKey, amount))) {
      case Begun.Settled(var result) -> result;
      case Begun.Send(var payment) -> capturePayment.capture(payment, send(payment));
    };
  }

  /**
   * Repeats the confirm request, with the same idempotency key, of a payment that the PSP has not
   * charged. Returns empty if another caller holds the lease or the payment is settled by now.
   */
  Optional<Repeated> repeat(Payment.Snapshot payment) {
    return transactions
        .call(() -> leaseAgain(payment))
        .map(leased -> new Repeated(leased, send(leased)));
  }

  /** Result of an attempt under the lease of its snapshot. */
  record Repeated(Payment.Snapshot payment, PspResult result) {}

  /**
   * Sends the confirm request. If the PSP refuses it but has, or may have, processed an earlier
   * one, the state of the payment at the PSP decides.
   */
  private PspResult send(Payment.Snapshot payment) {
    PspResult result =
        psp.confirm(
            payment.paymentKey(), payment.orderId(), payment.amount(), payment.pspRequestKey());
    if (!(result instanceof PspResult.Refused(String code))) {
      return result;
    }
    boolean processed = code.equals(PspClient.ALREADY_PROCESSED);
    if (!processed && !payment.mayBeCharged()) {
      return result;
    }
    return switch (psp.find(payment.paymentKey())) {
      case PspResult.Found found when processed || found.payment().charged() -> found;
      case PspResult.Found _ -> result;
      case PspResult.Refused(String lookup) when lookup.equals(PspClient.NOT_FOUND) && !processed ->
          result;
      default -> new PspResult.Unknown(code);
    };
  }

  private Begun begin(UUID userId, String orderId, String paymentKey, long amount) {
    LockedOrder order =
        orders
            .lockOwnedBy(userId, orderId)
            .orElseThrow(() -> new ApiException(CommonError.NOT_FOUND));
    if (amount != order.amount()) {
      throw new ApiException(PaymentError.AMOUNT_MISMATCH);
    }
    Instant now = clock.instant();
    Optional<Payment> existing = payments.findByKey(orderId, paymentKey);
    if (existing.isPresent() && existing.get().status != PaymentStatus.NOT_SENT) {
      return resume(existing.get(), now);
    }
    requirePayable(order, now);
    Payment payment =
        existing.orElseGet(() ->
            Payment.begin(UuidCreator.getTimeOrderedEpoch(), orderId, paymentKey, amount, now));
    payment.lease(PaymentStatus.CONFIRMING, now, config.lease());
    orders.markConfirming(orderId);
    payments.persist(payment);
    return new Begun.Send(payment.snapshot());
  }

  private Begun resume(Payment payment, Instant now) {
    if (!payment.status.isUnsettled()) {
      return new Begun.Settled(payment.result());
    }
    if (now.isBefore(payment.leaseUntil)) {
      throw new ApiException(PaymentError.IN_PROGRESS);
    }
    payment.lease(PaymentStatus.UNKNOWN, now, config.lease());
    return new Begun.Send(payment.snapshot());
  }

  private Optional<Payment.Snapshot> leaseAgain(Payment.Snapshot payment) {
    orders.lockExisting(payment.orderId());
    Instant now = clock.instant();
    return payments
        .findByIdOptional(payment.id())
        .filter(current -> current.status.isUnsettled() && !now.isBefore(current.leaseUntil))
        .map(current -> {
          current.lease(PaymentStatus.UNKNOWN, now, config.lease());
          return current.snapshot();
        });
  }

  private static void requirePayable(LockedOrder order, Instant now) {
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
