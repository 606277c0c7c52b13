package com.cruisemall.auth.audit;

/** Types of audit events. Names are stored in the database, so that their meaning is fixed. */
public enum AuditType {
  SIGNED_UP,
  LOGGED_IN,
  /** Details: masked login key, reason. */
  LOGIN_FAILED,
  /** Details: reason, such as {@code LOGGED_OUT} or {@code SUPERSEDED}. */
  SESSION_ENDED,
  PASSWORD_CHANGED,
  ACCOUNT_LOCKED,
  ACCOUNT_UNLOCKED,
  /** Details: old and new role. */
  ROLE_CHANGED,
  /** Sign-in through the external provider. Details: issuer. */
  STAFF_SIGNED_IN,
  /** The provider knows the person, but no role of the shop applies. Details: issuer. */
  STAFF_REFUSED,
  /** Details: key id, start of signing. */
  KEY_ROTATED,
  KEY_RETIRED,
  /** Import of an old shop's data. Details: number of records by result. */
  SHOP_IMPORTED,
  /** The queue was full. Details: number of dropped events. */
  EVENTS_LOST
}
