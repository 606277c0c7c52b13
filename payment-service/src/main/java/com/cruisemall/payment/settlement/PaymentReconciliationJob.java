package com.cruisemall.payment.settlement;

import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.payment.JobRunner;
import com.cruisemall.payment.psp.PspClient;
import com.cruisemall.payment.psp.PspPayment;
import com.cruisemall.payment.psp.PspResult;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Queries the PSP about payments that have no known outcome, that wait for a deposit, or for which
 * a webhook arrived, until they are settled. A confirm request that the PSP has not processed is
 * repeated with the same idempotency key. Instances may run it concurrently.
 */
@Singleton
class PaymentReconciliationJob {
  private final PaymentRepository payments;
  private final CapturePayment capturePayment;
  private final ConfirmPayment confirmPayment;
  private final PspClient psp;
  private final Transactions transactions;
  private final SettlementConfig config;
  private final Clock clock;
  private final JobRunner job = new JobRunner("payment reconciliation", this::reconcile);

  PaymentReconciliationJob(
      PaymentRepository payments,
      CapturePayment capturePayment,
      ConfirmPayment confirmPayment,
      PspClient psp,
      Transactions transactions,
      SettlementConfig config,
      Clock clock) {
    this.payments = payments;
    this.capturePayment = capturePayment;
    this.confirmPayment = confirmPayment;
    this.psp = psp;
    this.transactions = transactions;
    this.config = config;
    this.clock = clock;
  }

  @Scheduled(
      every = "${cruisemall.settlement.interval:2s}",
      concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void tick() {
    job.run();
  }

  private void reconcile() {
    List<Payment.Snapshot> due =
        transactions.call(() -> payments.claimDue(config.batch(), config.lease().multipliedBy(2)));
    if (due.isEmpty()) {
      return;
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      due.forEach(payment -> threads.execute(() -> check(payment)));
    }
  }

  private void check(Payment.Snapshot payment) {
    try {
      query(payment);
    } catch (RuntimeException failure) {
      // The check is due again when the claim expires.
      Log.warnf(failure, "payment check failed orderId=%s", payment.orderId());
    }
  }

  private void query(Payment.Snapshot payment) {
    switch (psp.find(payment.paymentKey())) {
      case PspResult.Found found when notConfirmed(found) && isAbandoned(payment) ->
          confirmPayment
              .repeat(payment)
              .ifPresentOrElse(
                  repeated -> capturePayment.capture(repeated.payment(), repeated.result()),
                  () -> capturePayment.postpone(payment));
      case PspResult.Found found -> capturePayment.capture(payment, found);
      case PspResult.Refused refused
          when refused.code().equals(PspClient.NOT_FOUND)
              && (isAbandoned(payment) || !payment.status().isOpen()) ->
          capturePayment.capture(payment, refused);
      case PspResult.Refused refused -> {
        Log.warnf(
            "psp refused a payment query orderId=%s code=%s", payment.orderId(), refused.code());
        capturePayment.postpone(payment);
      }
      case PspResult.Failed _, PspResult.Unknown _, PspResult.NotSent _ ->
          capturePayment.postpone(payment);
    }
  }

  private static boolean notConfirmed(PspResult.Found found) {
    PspPayment.Status status = found.payment().status();
    return status == PspPayment.Status.IN_PROGRESS || status == PspPayment.Status.READY;
  }

  /** Returns whether the outcome is missing and no caller holds the lease. */
  private boolean isAbandoned(Payment.Snapshot payment) {
    return payment.status().isUnsettled() && !clock.instant().isBefore(payment.leaseUntil());
  }
}
