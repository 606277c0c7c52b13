package com.cruisemall.payment.ledger;

import com.cruisemall.kit.transactions.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** What a person on call watches, as metrics: counted now and then, not kept. */
@Singleton
class LedgerFigures {
  private final EntityManager database;
  private final Transactions transactions;
  private final Map<String, AtomicLong> gauges;

  LedgerFigures(EntityManager database, Transactions transactions, MeterRegistry metrics) {
    this.database = database;
    this.transactions = transactions;
    this.gauges =
        Map.of(
            "unsettled", gauge(metrics, "cruisemall.payments.unsettled"),
            "open_refunds", gauge(metrics, "cruisemall.refunds.open"),
            "failed_refunds", gauge(metrics, "cruisemall.refunds.failed"),
            "holds", gauge(metrics, "cruisemall.cabins.held"),
            "overdue", gauge(metrics, "cruisemall.holds.overdue"),
            "differences", gauge(metrics, "cruisemall.ledger.differences"));
  }

  void count() {
    Tuple row = transactions.call(this::read);
    for (String figure :
        List.of("unsettled", "open_refunds", "failed_refunds", "holds", "overdue")) {
      set(figure, row.get(figure, Long.class));
    }
  }

  void differences(int found) {
    set("differences", found);
  }

  private void set(String figure, long value) {
    AtomicLong gauge = gauges.get(figure);
    if (gauge != null) {
      gauge.set(value);
    }
  }

  /** Overdue are holds that the expiry should have ended a minute ago. */
  private Tuple read() {
    return (Tuple)
        database
            .createNativeQuery(
                """
                select
                  (select count(*) from payment where status in ('CONFIRMING', 'UNKNOWN'))
                    as unsettled,
                  (select count(*) from refund where status = 'REQUESTED') as open_refunds,
                  (select count(*) from refund where status = 'FAILED'
                     and order_id in (select id from orders where status = 'SHORTFALL'))
                    as failed_refunds,
                  (select count(*) from cabin where state = 'HELD') as holds,
                  (select count(*) from orders where status = 'PENDING_PAYMENT'
                     and hold_expires_at < now() - interval '1 minute') as overdue
                """,
                Tuple.class)
            .getSingleResult();
  }

  private static AtomicLong gauge(MeterRegistry metrics, String name) {
    AtomicLong value = new AtomicLong();
    metrics.gauge(name, value);
    return value;
  }
}
