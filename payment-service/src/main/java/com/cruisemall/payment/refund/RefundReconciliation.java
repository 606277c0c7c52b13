package com.cruisemall.payment.refund;

import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.payment.job.QuietJob;
import com.cruisemall.payment.psp.PspAnswer;
import com.cruisemall.payment.psp.PspClient;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Sees every refund through that nobody asked for, whose outcome is not known, or whose caller has
 * crashed: looks whether the PSP has made it, and asks for it with the same key if not. All
 * instances may do it at once.
 */
@Singleton
class RefundReconciliation {
  private final Refunds refunds;
  private final RefundSettlement settlement;
  private final PspCancel cancel;
  private final PspClient psp;
  private final Transactions transactions;
  private final RefundConfig config;
  private final QuietJob job = new QuietJob("refund reconciliation", this::reconcile);

  RefundReconciliation(
      Refunds refunds,
      RefundSettlement settlement,
      PspCancel cancel,
      PspClient psp,
      Transactions transactions,
      RefundConfig config) {
    this.refunds = refunds;
    this.settlement = settlement;
    this.cancel = cancel;
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
    List<RefundRef> due =
        transactions.call(() -> refunds.claimDue(config.batch(), config.lease().multipliedBy(2)));
    if (due.isEmpty()) {
      return;
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      due.forEach(refund -> threads.execute(() -> check(refund)));
    }
  }

  private void check(RefundRef refund) {
    try {
      switch (psp.find(refund.paymentKey())) {
        case PspAnswer.Found found
            when RefundSettlement.named(found.payment(), refund.id()).isPresent() ->
            settlement.settle(refund, found);
        case PspAnswer.Found _ ->
            cancel.repeat(refund).ifPresent(answer -> settlement.settle(refund, answer));
        // Being asked how it stands, the PSP has no answer: that is none to the refund.
        default -> settlement.settle(refund, new PspAnswer.Unknown("not found"));
      }
    } catch (RuntimeException failure) {
      // It is due again when its claim runs out.
      Log.warnf(failure, "refund cannot be checked orderId=%s", refund.orderId());
    }
  }
}
