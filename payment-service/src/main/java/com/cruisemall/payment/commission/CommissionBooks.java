package com.cruisemall.payment.commission;

import com.cruisemall.payment.ledger.Account;
import com.cruisemall.payment.ledger.Ledger;
import com.cruisemall.payment.ledger.Posting;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Books the commissions of sales that an affiliate made. They follow what the sale is worth: when
 * some of it is paid back, the commission is what it would be for the rest, and the difference is
 * reversed.
 */
@ApplicationScoped
public class CommissionBooks {
  private final Ledger ledger;

  CommissionBooks(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Books what the commission changes by when the worth of a sale changes. Nothing without an
   * affiliate.
   *
   * @param before in won; zero for a sale that is new
   * @param after in won
   */
  public void saleChanged(Posting posting, CommissionTerms terms, long before, long after) {
    if (posting.affiliateCode().isEmpty()) {
      return;
    }
    Commission change = worth(terms, after).minus(worth(terms, before));
    Ledger.Kind kind = after > before ? Ledger.Kind.COMMISSION : Ledger.Kind.COMMISSION_REVERSED;
    book(posting, kind, Account.AGENT, change.agent());
    book(posting, kind, Account.AGENT_WITHHOLDING, change.agentWithheld());
    book(posting, kind, Account.BRANCH, change.branch());
    book(posting, kind, Account.BRANCH_WITHHOLDING, change.branchWithheld());
    book(posting, kind, Account.HEADQUARTERS, change.headquarters());
  }

  private static Commission worth(CommissionTerms terms, long sale) {
    return sale == 0 ? Commission.NONE : terms.of(sale);
  }

  private void book(Posting posting, Ledger.Kind kind, Account to, long won) {
    ledger.move(posting, kind, Account.COMMISSION, to, won);
  }
}
