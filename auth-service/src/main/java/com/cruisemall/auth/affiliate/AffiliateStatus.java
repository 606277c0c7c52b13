package com.cruisemall.auth.affiliate;

/** Status of a partner. */
public enum AffiliateStatus {
  ACTIVE,
  /** Hides the profile in {@code me}. */
  SUSPENDED
}
