package com.cruisemall.payment.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Repository of the double-entry ledger. An entry never changes; a correction is another entry.
 * Requires the transaction of the change that the entry records.
 */
@ApplicationScoped
public class LedgerRepository {
  private final EntityManager database;

  LedgerRepository(EntityManager database) {
    this.database = database;
  }

  /** Account of the ledger. */
  public enum Account {
    /** The shop's balance at the PSP. */
    PSP,
    /** Sales less refunds. */
    SALES,
    /** The cost of commissions. */
    COMMISSION,
    /** The debt to the agent, after withholding. */
    AGENT,
    /** The tax withheld from the agent. */
    AGENT_WITHHOLDING,
    BRANCH,
    BRANCH_WITHHOLDING,
    HEADQUARTERS
  }

  /** Reason of an entry. */
  public enum Kind {
    PAYMENT,
    DEPOSIT_REVERSED,
    REFUND,
    COMMISSION,
    COMMISSION_REVERSED
  }

  /**
   * Common members of the entries of one movement of money.
   *
   * @param sourceId the payment or refund
   * @param round the number of the movement within its source, from 1
   * @param at the time of the movement
   */
  public record Posting(
      String orderId, UUID sourceId, int round, Optional<String> affiliateCode, Instant at) {}

  /** Posts an amount. Zero posts nothing, and a negative amount swaps debit and credit. */
  public void post(Posting posting, Kind kind, Account debit, Account credit, long won) {
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
