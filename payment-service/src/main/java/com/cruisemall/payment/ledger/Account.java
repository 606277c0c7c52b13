package com.cruisemall.payment.ledger;

/** The accounts of the books. */
public enum Account {
  /** Money that the PSP has for the shop. */
  PSP,
  /** What was sold, less what was given back. */
  SALES,
  /** The cost of commissions. */
  COMMISSION,
  /** What the shop owes to the agent, after withholding. */
  AGENT,
  /** What is withheld of the agent's part for the tax office. */
  AGENT_WITHHOLDING,
  BRANCH,
  BRANCH_WITHHOLDING,
  HEADQUARTERS
}
