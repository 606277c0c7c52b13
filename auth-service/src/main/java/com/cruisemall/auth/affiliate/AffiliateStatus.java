package com.cruisemall.auth.affiliate;

/** Whether a partner sells. */
public enum AffiliateStatus {
  ACTIVE,
  /** Neither the partner nor anybody else sees the profile in {@code me}. */
  SUSPENDED
}
