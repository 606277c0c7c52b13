package com.cruisemall.payment.refund;

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

/** Entity of a refund. A change requires the lock on its order. */
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

  /**
   * Copy of a refund for use outside of a transaction.
   *
   * @param pspRequestKey the {@code Idempotency-Key} of its cancel request
   * @param leaseUntil end of the lease; another value means that a later attempt has begun
   */
  record Snapshot(
      UUID id,
      String orderId,
      String paymentKey,
      long amount,
      RefundCause cause,
      String pspRequestKey,
      Instant leaseUntil) {

    /** Returns the reason for the PSP. It holds the id, by which the cancel is recognised later. */
    String reason() {
      return cause.text() + " (" + id + ")";
    }

    @Override
    public String toString() {
      return "Refund[" + id + ", " + orderId + "]";
    }
  }

  /** Result of a refund, for the response; amounts in won. */
  record Result(
      UUID id, RefundStatus status, long amount, long kept, Optional<String> failureCode) {}

  /** Creates a refund that is leased to the caller, who sends it to the PSP. */
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
    refund.renewRequestKey();
    refund.lease(now, lease);
    return refund;
  }

  final void lease(Instant now, Duration lease) {
    leaseUntil = storable(now.plus(lease));
    nextCheckAt = leaseUntil;
  }

  /** Changes the idempotency key: the PSP would replay its failure under the same key. */
  final void renewRequestKey() {
    attempt++;
    pspRequestKey = "refund-" + id + "-" + attempt;
  }

  void postpone(Instant now, Duration delay) {
    leaseUntil = storable(now);
    nextCheckAt = now.plus(delay);
  }

  void markDone(@Nullable String transaction, Instant at) {
    status = RefundStatus.DONE;
    transactionKey = transaction;
    failureCode = null;
    doneAt = at;
    nextCheckAt = null;
  }

  void markFailed(String code) {
    status = RefundStatus.FAILED;
    failureCode = code;
    nextCheckAt = null;
  }

  /** The column has microseconds; a snapshot is compared with what is read from it later. */
  private static Instant storable(Instant time) {
    return time.truncatedTo(ChronoUnit.MICROS);
  }

  Snapshot snapshot() {
    return new Snapshot(id, orderId, paymentKey, amount, cause, pspRequestKey, leaseUntil);
  }

  Result result() {
    return new Result(id, status, amount, kept, Optional.ofNullable(failureCode));
  }
}
