package com.cruisemall.payment.refund;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A refund as it is stored. Whoever changes one holds the lock on its order. */
@Entity
@DynamicUpdate
class Refund {
  @Id UUID id;
  String orderId;
  String paymentKey;
  @Nullable UUID requestId;
  long amount;
  long kept;

  @Enumerated(EnumType.STRING)
  RefundCause cause;

  @Enumerated(EnumType.STRING)
  RefundStatus status;

  String pspRequestKey;
  int attempt;
  @Nullable String transactionKey;
  @Nullable String failureCode;
  Instant requestedAt;
  @Nullable Instant doneAt;
  Instant leaseUntil;
  @Nullable Instant nextCheckAt;
  int checks;

  @SuppressWarnings("NullAway.Init")
  protected Refund() {}

  /** A refund that the PSP is about to be asked for by somebody who has so long. */
  static Refund begin(
      UUID id,
      String orderId,
      String paymentKey,
      RefundCause cause,
      long amount,
      long kept,
      Instant now,
      Duration lease) {
    Refund refund = new Refund();
    refund.id = id;
    refund.orderId = orderId;
    refund.paymentKey = paymentKey;
    refund.cause = cause;
    refund.amount = amount;
    refund.kept = kept;
    refund.status = RefundStatus.REQUESTED;
    refund.requestedAt = now;
    refund.nextAttempt();
    refund.asking(now, lease);
    return refund;
  }

  final void asking(Instant now, Duration lease) {
    leaseUntil = now.plus(lease);
    nextCheckAt = leaseUntil;
  }

  /** The PSP answered that it could not: under the same key it would answer the same. */
  final void nextAttempt() {
    attempt++;
    pspRequestKey = "refund-" + id + "-" + attempt;
  }

  void later(Instant now, Duration pause) {
    leaseUntil = now;
    nextCheckAt = now.plus(pause);
  }

  void done(@Nullable String transaction, Instant at) {
    status = RefundStatus.DONE;
    transactionKey = transaction;
    failureCode = null;
    doneAt = at;
    nextCheckAt = null;
  }

  void failed(String code) {
    status = RefundStatus.FAILED;
    failureCode = code;
    nextCheckAt = null;
  }

  RefundRef ref() {
    return new RefundRef(id, orderId, paymentKey, amount, cause, pspRequestKey, leaseUntil, checks);
  }
}
