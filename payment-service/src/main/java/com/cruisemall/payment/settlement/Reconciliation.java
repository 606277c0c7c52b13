package com.cruisemall.payment.settlement;

import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.payment.job.QuietJob;
import com.cruisemall.payment.psp.PspAnswer;
import com.cruisemall.payment.psp.PspClient;
import com.cruisemall.payment.psp.PspStatus;
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
 * Asks the PSP about payments whose outcome is not known, whose caller has crashed, that wait for a
 * deposit, or that a webhook told of, until they are settled. A confirm that the PSP has not done
 * yet is repeated with the same key. All instances may do it at once.
 */
@Singleton
class Reconciliation {
  private final Payments payments;
  private final Settlement settlement;
  private final PspConfirm confirm;
  private final PspClient psp;
  private final Transactions transactions;
  private final SettlementConfig config;
  private final Clock clock;
  private final QuietJob job = new QuietJob("payment reconciliation", this::reconcile);

  Reconciliation(
      Payments payments,
      Settlement settlement,
      PspConfirm confirm,
      PspClient psp,
      Transactions transactions,
      SettlementConfig config,
      Clock clock) {
    this.payments = payments;
    this.settlement = settlement;
    this.confirm = confirm;
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
    List<PaymentRef> due =
        transactions.call(() -> payments.claimDue(config.batch(), config.lease().multipliedBy(2)));
    if (due.isEmpty()) {
      return;
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      due.forEach(payment -> threads.execute(() -> check(payment)));
    }
  }

  private void check(PaymentRef payment) {
    try {
      ask(payment);
    } catch (RuntimeException failure) {
      // It is due again when its claim runs out.
      Log.warnf(failure, "payment cannot be checked orderId=%s", payment.orderId());
    }
  }

  private void ask(PaymentRef payment) {
    switch (psp.find(payment.paymentKey())) {
      case PspAnswer.Found found when notConfirmed(found) && open(payment) ->
          confirm
              .repeat(payment)
              .ifPresentOrElse(
                  answer -> settlement.settle(payment, answer), () -> settlement.later(payment));
      case PspAnswer.Found found -> settlement.settle(payment, found);
      case PspAnswer.Refused refused
          when refused.code().equals(PspClient.NOT_FOUND)
              && (open(payment) || !payment.status().underWay()) ->
          settlement.settle(payment, refused);
      case PspAnswer.Refused refused -> {
        Log.warnf(
            "the PSP does not tell of a payment orderId=%s code=%s",
            payment.orderId(), refused.code());
        settlement.later(payment);
      }
      case PspAnswer.Failed _, PspAnswer.Unknown _, PspAnswer.NotSent _ ->
          settlement.later(payment);
    }
  }

  private static boolean notConfirmed(PspAnswer.Found found) {
    PspStatus status = found.payment().status();
    return status == PspStatus.IN_PROGRESS || status == PspStatus.READY;
  }

  /** Whether its outcome is unknown and nobody else is finding it out. */
  private boolean open(PaymentRef payment) {
    return (payment.status() == PaymentStatus.CONFIRMING
            || payment.status() == PaymentStatus.UNKNOWN)
        && !clock.instant().isBefore(payment.leaseUntil());
  }
}
