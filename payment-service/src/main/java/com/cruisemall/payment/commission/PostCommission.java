package com.cruisemall.payment.commission;

import com.cruisemall.payment.ledger.LedgerRepository;
import com.cruisemall.payment.ledger.LedgerRepository.Account;
import com.cruisemall.payment.ledger.LedgerRepository.Kind;
import com.cruisemall.payment.ledger.LedgerRepository.Posting;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Posts the commission of affiliate sales. The commission is always that of the remaining amount: a
 * refund reverses the difference.
 */
@ApplicationScoped
public class PostCommission {
  private final LedgerRepository ledger;

  PostCommission(LedgerRepository ledger) {
    this.ledger = ledger;
  }

  /**
   * Posts the change of the commission when the amount of a sale changes. A sale without an
   * affiliate has none.
   *
   * @param before in won; zero for a new sale
   * @param after in won
   */
  public void saleChanged(Posting posting, CommissionTerms terms, long before, long after) {
    if (posting.affiliateCode().isEmpty()) {
      return;
    }
    Commission change = commission(terms, after).minus(commission(terms, before));
    Kind kind = after > before ? Kind.COMMISSION : Kind.COMMISSION_REVERSED;
    post(posting, kind, Account.AGENT, change.agent());
    post(posting, kind, Account.AGENT_WITHHOLDING, change.agentWithheld());
    post(posting, kind, Account.BRANCH, change.branch());
    post(posting, kind, Account.BRANCH_WITHHOLDING, change.branchWithheld());
    post(posting, kind, Account.HEADQUARTERS, change.headquarters());
  }

  private static Commission commission(CommissionTerms terms, long sale) {
    return sale == 0 ? Commission.NONE : terms.of(sale);
  }

  private void post(Posting posting, Kind kind, Account to, long won) {
    ledger.post(posting, kind, Account.COMMISSION, to, won);
  }
}
