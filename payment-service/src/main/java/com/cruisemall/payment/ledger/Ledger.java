package com.cruisemall.payment.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/**
 * Writes the books. An entry is never changed; what turns out otherwise is reversed by another one.
 * Callers bring the transaction, in which the change that it tells of is made.
 */
@ApplicationScoped
public class Ledger {
  /** Why an amount moves. */
  public enum Kind {
    PAYMENT,
    DEPOSIT_REVERSED,
    REFUND,
    COMMISSION,
    COMMISSION_REVERSED
  }

  private final EntityManager database;

  Ledger(EntityManager database) {
    this.database = database;
  }

  /**
   * Moves an amount from one account (credit) to another (debit). Nothing moves for zero, and a
   * negative amount moves the other way.
   */
  public void move(Posting posting, Kind kind, Account debit, Account credit, long won) {
    if (won == 0) {
      return;
    }
    database
        .createNativeQuery(
            """
            insert into ledger_entry
              (kind, debit, credit, amount, order_id, source_id, round, affiliate_code, at)
            values (:kind, :debit, :credit, :amount, :order, :source, :round,
                    nullif(:affiliate, ''), :at)
            """)
        .setParameter("kind", kind.name())
        .setParameter("debit", (won > 0 ? debit : credit).name())
        .setParameter("credit", (won > 0 ? credit : debit).name())
        .setParameter("amount", Math.abs(won))
        .setParameter("order", posting.orderId())
        .setParameter("source", posting.sourceId())
        .setParameter("round", posting.round())
        .setParameter("affiliate", posting.affiliateCode().orElse(""))
        .setParameter("at", posting.at())
        .executeUpdate();
  }
}
