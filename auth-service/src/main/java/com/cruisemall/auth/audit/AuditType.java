package com.cruisemall.auth.audit;

/** What the audit trail knows of. Names are stored: one is never given another meaning. */
public enum AuditType {
  SIGNED_UP,
  LOGGED_IN,
  /** Details: the login name, masked, and why. */
  LOGIN_FAILED,
  /** Details: the reason, such as {@code LOGGED_OUT} or {@code SUPERSEDED}. */
  SESSION_ENDED,
  PASSWORD_CHANGED,
  ACCOUNT_LOCKED,
  ACCOUNT_UNLOCKED,
  /** Details: from, to. */
  ROLE_CHANGED,
  /** Through the external provider. Details: issuer. */
  STAFF_SIGNED_IN,
  /** The provider knows the person, the shop gives them no role. Details: issuer. */
  STAFF_REFUSED,
  /** Details: key id, and from when it signs. */
  KEY_ROTATED,
  KEY_RETIRED,
  /** An old shop's data was brought in. Details: how much. */
  SHOP_IMPORTED,
  /** More failures came at once than could be kept. Details: how many are missing. */
  EVENTS_LOST
}
