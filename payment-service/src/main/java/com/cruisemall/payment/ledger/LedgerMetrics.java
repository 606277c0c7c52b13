package com.cruisemall.payment.ledger;

import com.cruisemall.kit.transactions.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/** Gauges of unfinished payments, refunds and holds, which are counted periodically. */
@Startup
@Singleton
class LedgerMetrics {
  private final LedgerCheckQuery query;
  private final Transactions transactions;
  private final AtomicLong unsettledPayments;
  private final AtomicLong openRefunds;
  private final AtomicLong failedRefunds;
  private final AtomicLong heldCabins;
  private final AtomicLong overdueHolds;
  private final AtomicLong differences;

  LedgerMetrics(LedgerCheckQuery query, Transactions transactions, MeterRegistry metrics) {
    this.query = query;
    this.transactions = transactions;
    this.unsettledPayments = gauge(metrics, "cruisemall.payments.unsettled");
    this.openRefunds = gauge(metrics, "cruisemall.refunds.open");
    this.failedRefunds = gauge(metrics, "cruisemall.refunds.failed");
    this.heldCabins = gauge(metrics, "cruisemall.cabins.held");
    this.overdueHolds = gauge(metrics, "cruisemall.holds.overdue");
    this.differences = gauge(metrics, "cruisemall.ledger.differences");
  }

  void count() {
    LedgerCheckQuery.Unfinished unfinished = transactions.call(query::countUnfinished);
    unsettledPayments.set(unfinished.payments());
    openRefunds.set(unfinished.refunds());
    failedRefunds.set(unfinished.failedRefunds());
    heldCabins.set(unfinished.heldCabins());
    overdueHolds.set(unfinished.overdueHolds());
  }

  void recordDifferences(int count) {
    differences.set(count);
  }

  private static AtomicLong gauge(MeterRegistry metrics, String name) {
    AtomicLong value = new AtomicLong();
    metrics.gauge(name, value);
    return value;
  }
}
