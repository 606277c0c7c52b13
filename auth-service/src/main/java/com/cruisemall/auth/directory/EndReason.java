package com.cruisemall.auth.directory;

import com.cruisemall.auth.AuthError;

/** Why a session ended; also the text of its tombstone in Redis and of the event. */
public enum EndReason {
  /** A newer login took its place. */
  SUPERSEDED,
  LOGGED_OUT,
  /** The person ended it from another device. */
  REVOKED,
  /** The password was changed on another device. */
  PASSWORD_CHANGED,
  /** The shop locked the account. */
  ACCOUNT_LOCKED,
  /** The person's role is another one now. */
  ROLE_CHANGED,
  /** Somebody of the shop ended it. */
  ENDED_BY_STAFF,
  /** Not used for too long, or too old. */
  EXPIRED;

  /** What the person is told who still shows the cookie. */
  public AuthError error() {
    return this == SUPERSEDED ? AuthError.SESSION_SUPERSEDED : AuthError.SESSION_ENDED;
  }
}
