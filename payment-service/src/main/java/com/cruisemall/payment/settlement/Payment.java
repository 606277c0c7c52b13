package com.cruisemall.payment.settlement;

import com.cruisemall.payment.psp.PspPayment;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A payment as it is stored. Whoever changes one holds the lock on its order. */
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

  static Payment begin(UUID id, String orderId, String paymentKey, long amount, Instant now) {
    Payment payment = new Payment();
    payment.id = id;
    payment.orderId = orderId;
    payment.paymentKey = paymentKey;
    payment.amount = amount;
    payment.requestedAt = now;
    payment.nextAttempt();
    return payment;
  }

  /** The PSP is about to be asked by somebody who has so long; then it is asked how it stands. */
  void asking(PaymentStatus as, Instant now, Duration lease) {
    status = as;
    leaseUntil = now.plus(lease);
    nextCheckAt = leaseUntil;
  }

  /** The PSP answered that it could not: under the same key it would answer the same. */
  final void nextAttempt() {
    attempt++;
    pspRequestKey = "confirm-" + id + "-" + attempt;
  }

  void unknown(Instant now, Duration pause) {
    status = PaymentStatus.UNKNOWN;
    leaseUntil = now;
    nextCheckAt = now.plus(pause);
  }

  void checkAgain(@Nullable Instant at) {
    nextCheckAt = at;
  }

  void notSent(Instant now) {
    status = PaymentStatus.NOT_SENT;
    leaseUntil = now;
    nextCheckAt = null;
  }

  void declined(String code, Instant now) {
    status = PaymentStatus.DECLINED;
    declineCode = code;
    leaseUntil = now;
    nextCheckAt = null;
  }

  void waiting(PspPayment seen, Instant nextCheck) {
    status = PaymentStatus.WAITING_FOR_DEPOSIT;
    method = seen.method();
    nextCheckAt = nextCheck;
  }

  void charged(PaymentStatus as, PspPayment seen, Instant at) {
    status = as;
    round++;
    method = seen.method();
    receiptUrl = seen.receiptUrl().orElse(null);
    approvedAt = at;
    leaseUntil = at;
    nextCheckAt = null;
  }

  PaymentRef ref() {
    return new PaymentRef(
        id, orderId, paymentKey, amount, status, pspRequestKey, leaseUntil, checks);
  }
}
