package com.cruisemall.auth.sessionstore;

import com.cruisemall.auth.AuthError;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Reason for the end of a session; also the text of its tombstone in Redis and of the event. */
public enum EndReason {
  /** A newer login replaced the session. */
  SUPERSEDED,
  LOGGED_OUT,
  /** The person ended the session from another device. */
  REVOKED,
  /** The password was changed from another device. */
  PASSWORD_CHANGED,
  /** An administrator locked the account. */
  ACCOUNT_LOCKED,
  /** The person's role changed. */
  ROLE_CHANGED,
  /** An administrator ended the session; also any reason that this version does not know. */
  @JsonEnumDefaultValue
  ENDED_BY_STAFF,
  /** The session exceeded its lifetime or idle timeout. */
  EXPIRED;

  /** Returns the error code for a request that still carries the cookie. */
  public AuthError error() {
    return this == SUPERSEDED ? AuthError.SESSION_SUPERSEDED : AuthError.SESSION_ENDED;
  }
}
