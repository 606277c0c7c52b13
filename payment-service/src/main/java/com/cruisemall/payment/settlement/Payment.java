package com.cruisemall.payment.settlement;

import com.cruisemall.payment.psp.PspPayment;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** Entity of a payment. A change requires the lock on its order. */
@Entity
@DynamicUpdate
class Payment {
  @Id UUID id;
  String orderId;
  String paymentKey;
  long amount;

  @Enumerated(EnumType.STRING)
  PaymentStatus status;

  String pspRequestKey;
  int attempt;
  int round;
  @Nullable String method;
  @Nullable String receiptUrl;
  @Nullable String declineCode;
  Instant requestedAt;
  @Nullable Instant approvedAt;
  Instant leaseUntil;
  @Nullable Instant nextCheckAt;
  @Nullable Instant lastCheckAt;
  int checks;

  @SuppressWarnings("NullAway.Init")
  protected Payment() {}

  /**
   * Copy of a payment for use outside of a transaction.
   *
   * @param pspRequestKey the {@code Idempotency-Key} of its confirm request
   * @param leaseUntil until then another caller may be waiting for the PSP
   * @param checks the number of times the reconciliation has queried the PSP
   */
  record Snapshot(
      UUID id,
      String orderId,
      String paymentKey,
      long amount,
      PaymentStatus status,
      String pspRequestKey,
      Instant leaseUntil,
      int checks) {

    /** Returns whether an earlier confirm request may have charged the customer. */
    boolean mayBeCharged() {
      return status == PaymentStatus.UNKNOWN;
    }

    @Override
    public String toString() {
      return "Payment[" + id + ", " + orderId + ", " + status + "]";
    }
  }

  /** Result of a confirmation, for the response. */
  record Result(
      String orderId,
      PaymentStatus status,
      long amount,
      Optional<String> method,
      Optional<Instant> approvedAt,
      Optional<String> receiptUrl,
      Optional<String> declineCode) {}

  static Payment begin(UUID id, String orderId, String paymentKey, long amount, Instant now) {
    Payment payment = new Payment();
    payment.id = id;
    payment.orderId = orderId;
    payment.paymentKey = paymentKey;
    payment.amount = amount;
    payment.requestedAt = now;
    payment.renewRequestKey();
    return payment;
  }

  /** Leases the payment to a caller of the PSP; the reconciliation checks it after the lease. */
  void lease(PaymentStatus next, Instant now, Duration lease) {
    status = next;
    leaseUntil = storable(now.plus(lease));
    nextCheckAt = leaseUntil;
  }

  /** Changes the idempotency key: the PSP would replay its failure under the same key. */
  final void renewRequestKey() {
    attempt++;
    pspRequestKey = "confirm-" + id + "-" + attempt;
  }

  void markUnknown(Instant now, Duration delay) {
    status = PaymentStatus.UNKNOWN;
    leaseUntil = storable(now);
    nextCheckAt = now.plus(delay);
  }

  void scheduleCheck(@Nullable Instant at) {
    nextCheckAt = at;
  }

  void markNotSent(Instant now) {
    status = PaymentStatus.NOT_SENT;
    leaseUntil = storable(now);
    nextCheckAt = null;
  }

  void markDeclined(String code, Instant now) {
    status = PaymentStatus.DECLINED;
    declineCode = code;
    leaseUntil = storable(now);
    nextCheckAt = null;
  }

  void markWaitingForDeposit(PspPayment pspPayment, Instant nextCheck) {
    status = PaymentStatus.WAITING_FOR_DEPOSIT;
    method = pspPayment.method();
    nextCheckAt = nextCheck;
  }

  void markCharged(PaymentStatus next, PspPayment pspPayment, Instant at) {
    status = next;
    round++;
    method = pspPayment.method();
    receiptUrl = pspPayment.receiptUrl().orElse(null);
    approvedAt = at;
    leaseUntil = storable(at);
    nextCheckAt = null;
  }

  /** The column has microseconds; a snapshot is compared with what is read from it later. */
  private static Instant storable(Instant time) {
    return time.truncatedTo(ChronoUnit.MICROS);
  }

  Snapshot snapshot() {
    return new Snapshot(id, orderId, paymentKey, amount, status, pspRequestKey, leaseUntil, checks);
  }

  Result result() {
    return new Result(
        orderId,
        status,
        amount,
        Optional.ofNullable(method),
        Optional.ofNullable(approvedAt),
        Optional.ofNullable(receiptUrl),
        Optional.ofNullable(declineCode));
  }
}
