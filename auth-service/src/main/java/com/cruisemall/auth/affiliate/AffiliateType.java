package com.cruisemall.auth.affiliate;

import java.util.Set;

/** Type of a partner. Agents belong to a branch or to headquarters, branches to headquarters. */
public enum AffiliateType {
  HQ,
  BRANCH_MANAGER,
  SALES_AGENT;

  /** Returns the types that a manager of this type may have. */
  Set<AffiliateType> managers() {
    return switch (this) {
      case HQ -> Set.of();
      case BRANCH_MANAGER -> Set.of(HQ);
      case SALES_AGENT -> Set.of(HQ, BRANCH_MANAGER);
    };
  }
}
