package com.cruisemall.payment.refund;

import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.payment.JobRunner;
import com.cruisemall.payment.psp.PspClient;
import com.cruisemall.payment.psp.PspResult;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Completes automatic refunds and refunds that have no known outcome: it queries the PSP, and
 * repeats the cancel request with the same idempotency key if the PSP has not processed it.
 * Instances may run it concurrently.
 */
@Singleton
class RefundReconciliationJob {
  private final RefundRepository refunds;
  private final ApplyRefund applyRefund;
  private final SendRefund sendRefund;
  private final PspClient psp;
  private final Transactions transactions;
  private final RefundConfig config;
  private final JobRunner job = new JobRunner("refund reconciliation", this::reconcile);

  RefundReconciliationJob(
      RefundRepository refunds,
      ApplyRefund applyRefund,
      SendRefund sendRefund,
      PspClient psp,
      Transactions transactions,
      RefundConfig config) {
    this.refunds = refunds;
    this.applyRefund = applyRefund;
    this.sendRefund = sendRefund;
    this.psp = psp;
    this.transactions = transactions;
    this.config = config;
  }

  @Scheduled(
      every = "${cruisemall.refund.interval:2s}",
      concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void tick() {
    job.run();
  }

  private void reconcile() {
    List<Refund.Snapshot> due =
        transactions.call(() -> refunds.claimDue(config.batch(), config.lease().multipliedBy(2)));
    if (due.isEmpty()) {
      return;
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      due.forEach(refund -> threads.execute(() -> check(refund)));
    }
  }

  private void check(Refund.Snapshot refund) {
    try {
      switch (psp.find(refund.paymentKey())) {
        case PspResult.Found found when found.payment().needsNoCancel(refund.id()) ->
            applyRefund.apply(refund, found);
        case PspResult.Found(var payment) ->
            sendRefund
                .repeat(refund, payment)
                .ifPresent(repeated -> applyRefund.apply(repeated.refund(), repeated.result()));
        // A failed query says nothing about the cancel request.
        default -> applyRefund.apply(refund, new PspResult.Unknown("not found"));
      }
    } catch (RuntimeException failure) {
      // The check is due again when the claim expires.
      Log.warnf(failure, "refund check failed orderId=%s", refund.orderId());
    }
  }
}
