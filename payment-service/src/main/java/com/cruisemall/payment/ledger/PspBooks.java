package com.cruisemall.payment.ledger;

import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.payment.psp.PspClient;
import com.cruisemall.payment.psp.PspTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares payments and refunds with the PSP's own list, payment by payment, by the PSP's times.
 * The list is fetched with no connection held. Payments that are not settled yet are left out.
 */
@ApplicationScoped
class PspBooks {
  private final PspClient psp;
  private final EntityManager database;
  private final Transactions transactions;

  PspBooks(PspClient psp, EntityManager database, Transactions transactions) {
    this.psp = psp;
    this.database = database;
    this.transactions = transactions;
  }

  /** One payment: the order it is for, and what came in less what went back. */
  private record Net(String orderId, long won) {
    Net plus(long more) {
      return new Net(orderId, won + more);
    }
  }

  /**
   * What does not agree.
   *
   * @throws PspClient.PspUnreachable if the list cannot be had
   */
  List<Difference> differences(Instant from, Instant to) {
    Map<String, Net> theirs = new HashMap<>();
    for (PspTransaction transaction : psp.transactions(from, to)) {
      theirs.merge(
          transaction.paymentKey(),
          new Net(transaction.orderId(), transaction.net()),
          (one, other) -> one.plus(other.won()));
    }
    Map<String, Net> ours = new HashMap<>();
    Set<String> open = new HashSet<>();
    transactions.run(() -> {
      settled(from, to).forEach(row -> add(ours, row));
      open.addAll(unsettled());
    });
    List<Difference> differences = new ArrayList<>();
    Set<String> keys = new HashSet<>(theirs.keySet());
    keys.addAll(ours.keySet());
    keys.removeAll(open);
    for (String key : keys) {
      Net our = ours.getOrDefault(key, new Net("", 0));
      Net their = theirs.getOrDefault(key, new Net(our.orderId(), 0));
      if (our.won() != their.won()) {
        differences.add(
            new Difference("psp_list_is_ours", their.orderId(), their.won(), our.won()));
      }
    }
    return differences;
  }

  private static void add(Map<String, Net> nets, Tuple row) {
    nets.put(
        row.get("payment_key", String.class),
        new Net(row.get("order_id", String.class), row.get("won", Long.class)));
  }

  @SuppressWarnings("unchecked")
  private List<Tuple> settled(Instant from, Instant to) {
    return database
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
  }

  @SuppressWarnings("unchecked")
  private List<String> unsettled() {
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
}
