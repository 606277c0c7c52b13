package com.cruisemall.payment.ledger;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Read model of the ledger check. Requires a transaction. */
@ApplicationScoped
class LedgerCheckQuery {
  /** Orders with an activity in the period. */
  private static final String SUBJECTS =
      """
      with subject as (
        select id from orders where created_at >= :since
        union select order_id from payment where requested_at >= :since or approved_at >= :since
        union select order_id from refund where requested_at >= :since),
      o as (select orders.* from orders join subject using (id))
      """;

  private static final String ORDERS =
      """
      select 'order_amount_is_its_cabins' as rule, o.id as subject, o.amount as expected,
             coalesce((select sum(c.amount) from order_cabin c where c.order_id = o.id), 0) as found
      from o
      union all
      select 'order_amount_is_its_travelers', o.id, o.amount,
             coalesce((select sum(t.amount) from traveler t where t.order_id = o.id), 0)
      from o
      union all
      select 'paid_order_has_its_payment', o.id,
             case when o.payment_key is null or o.status = 'WAITING_FOR_DEPOSIT' then 0
                  else o.amount end,
             coalesce((select sum(p.amount) from payment p
                       where p.order_id = o.id and p.status = 'DONE'), 0)
      from o
      union all
      select 'order_refunds_are_done', o.id, o.refunded_amount,
             coalesce((select sum(r.amount) from refund r where r.order_id = o.id
                       and r.status = 'DONE' and r.cause <> 'SURPLUS'), 0)
      from o
      union all
      select 'order_holds_its_cabins', o.id,
             case when o.status in ('PENDING_PAYMENT', 'CONFIRMING', 'WAITING_FOR_DEPOSIT')
                  then (select count(*) from order_cabin c where c.order_id = o.id) else 0 end,
             (select count(*) from cabin_hold h where h.order_id = o.id and h.state = 'HELD')
      from o
      union all
      select 'order_has_its_cabins', o.id,
             case when o.status in ('PAID', 'PARTIALLY_REFUNDED')
                  then (select count(*) from order_cabin c
                        where c.order_id = o.id and c.state <> 'RETURNED') else 0 end,
             (select count(*) from cabin_hold h where h.order_id = o.id and h.state = 'SOLD')
      from o
      """;

  private static final String MONEY =
      """
      union all
      select 'payment_is_booked', o.id,
             coalesce((select sum(p.amount) from payment p where p.order_id = o.id
                       and p.status in ('DONE', 'SURPLUS')), 0),
             coalesce((select sum(case e.kind when 'PAYMENT' then e.amount else -e.amount end)
                       from ledger_entry e where e.order_id = o.id
                       and e.kind in ('PAYMENT', 'DEPOSIT_REVERSED')), 0)
      from o
      union all
      select 'refund_is_booked', o.id,
             coalesce((select sum(r.amount) from refund r where r.order_id = o.id
                       and r.status = 'DONE'), 0),
             coalesce((select sum(e.amount) from ledger_entry e where e.order_id = o.id
                       and e.kind = 'REFUND'), 0)
      from o
      union all
      select 'commission_is_the_margin', o.id,
             case when o.affiliate_code is null
                       or o.status not in ('PAID', 'PARTIALLY_REFUNDED', 'REFUNDED')
                       or exists (select 1 from refund r where r.order_id = o.id
                                  and r.cause = 'SHORTFALL')
                  then 0
                  else (o.amount - o.refunded_amount)
                       * cast(o.terms -> 'commission' ->> 'margin' as bigint) / 10000 end,
             coalesce((select sum(l.amount) from ledger_line l where l.order_id = o.id
                       and l.account = 'COMMISSION'), 0)
      from o
      union all
      select 'books_sum_to_zero', 'all', 0, coalesce(sum(amount), 0) from ledger_line
      where at >= :since
      """;

  private static final String CABINS =
      """
      union all
      select 'cabin_is_held_once', cast(c.id as text),
             case when c.state in ('HELD', 'SOLD') then 1 else 0 end,
             (select count(*) from cabin_hold h where h.cabin_id = c.id and h.state = c.state)
             + (select 10 * count(*) from cabin_hold h where h.cabin_id = c.id
                and h.state in ('HELD', 'SOLD') and h.state <> c.state)
      from cabin c join sailing s on s.id = c.sailing_id
      where s.departure_date >= current_date
      union all
      select 'allotment_explains_cabins',
             k.sailing_id || ' ' || k.cabin_type || ' ' || k.state, coalesce(e.cabins, 0), k.cabins
      from (
        select c.sailing_id, c.cabin_type, c.state, count(*) as cabins
        from cabin c join sailing s on s.id = c.sailing_id
        where s.departure_date >= current_date
        group by c.sailing_id, c.cabin_type, c.state) k
      left join (
        select sailing_id, cabin_type, state, sum(cabins) as cabins from (
          select sailing_id, cabin_type, to_state as state, cabins from allotment_entry
          union all
          select sailing_id, cabin_type, from_state, -cabins from allotment_entry
          where from_state is not null) moves
        group by sailing_id, cabin_type, state) e
      on e.sailing_id = k.sailing_id and e.cabin_type = k.cabin_type and e.state = k.state
      """;

  private final EntityManager database;

  LedgerCheckQuery(EntityManager database) {
    this.database = database;
  }

  /** Sum of the charges and refunds of a payment. */
  record Balance(String orderId, long won) {}

  /** Numbers of unfinished objects; a hold is overdue a minute after its end. */
  record Unfinished(
      long payments, long refunds, long failedRefunds, long heldCabins, long overdueHolds) {}

  /**
   * Compares orders, payments, refunds, cabins and the ledger, for orders with an activity since
   * the time. One statement reads a consistent snapshot.
   */
  List<Difference> differences(Instant since) {
    // The check reads far more than a request of a customer.
    database.createNativeQuery("set local statement_timeout = '60s'").executeUpdate();
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        database
            .createNativeQuery(
                SUBJECTS
                    + "select rule, subject, cast(expected as bigint) as expected,"
                    + " cast(found as bigint) as found from ("
                    + ORDERS
                    + MONEY
                    + CABINS
                    + ") checks where expected <> found order by rule, subject limit 1000",
                Tuple.class)
            .setParameter("since", since)
            .getResultList();
    return rows.stream()
        .map(row ->
            new Difference(
                row.get("rule", String.class),
                row.get("subject", String.class),
                row.get("expected", Long.class),
                row.get("found", Long.class)))
        .toList();
  }

  /** Returns the balance of each payment with a charge or refund in the period, by its key. */
  Map<String, Balance> balances(Instant from, Instant to) {
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        database
            .createNativeQuery(
                """
                select payment_key, min(order_id) as order_id, cast(sum(amount) as bigint) as won
                from (
                  select payment_key, order_id, amount from payment
                  where status in ('DONE', 'SURPLUS')
                    and date_trunc('second', approved_at) between :from and :to
                  union all
                  select payment_key, order_id, -amount from refund
                  where status = 'DONE' and date_trunc('second', done_at) between :from and :to) moved
                group by payment_key
                """,
                Tuple.class)
            .setParameter("from", from)
            .setParameter("to", to)
            .getResultList();
    return rows.stream()
        .collect(
            toMap(
                row -> row.get("payment_key", String.class),
                row -> new Balance(row.get("order_id", String.class), row.get("won", Long.class))));
  }

  /** Returns the keys of payments whose balance may still change. */
  @SuppressWarnings("unchecked")
  List<String> unsettledPaymentKeys() {
    return database
        .createNativeQuery(
            """
            select payment_key from payment
            where next_check_at is not null or status in ('CONFIRMING', 'UNKNOWN')
            union
            select payment_key from refund where status = 'REQUESTED'
            """,
            String.class)
        .getResultList();
  }

  Unfinished countUnfinished() {
    Tuple row =
        (Tuple)
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
    return new Unfinished(
        row.get("unsettled", Long.class),
        row.get("open_refunds", Long.class),
        row.get("failed_refunds", Long.class),
        row.get("holds", Long.class),
        row.get("overdue", Long.class));
  }
}
