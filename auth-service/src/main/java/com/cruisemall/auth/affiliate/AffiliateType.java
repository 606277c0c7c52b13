package com.cruisemall.auth.affiliate;

import java.util.Set;

/** Where a partner stands: agents belong to a branch or to headquarters, a branch to the latter. */
public enum AffiliateType {
  HQ,
  BRANCH_MANAGER,
  SALES_AGENT;

  /** The types that a manager of this one may have. */
  Set<AffiliateType> managers() {
    return switch (this) {
      case HQ -> Set.of();
      case BRANCH_MANAGER -> Set.of(HQ);
      case SALES_AGENT -> Set.of(HQ, BRANCH_MANAGER);
    };
  }
}
