package com.cruisemall.auth.session;

import com.cruisemall.auth.AuthError;

/** Why a session ended; also the text of its tombstone in Redis and of the event. */
public enum EndReason {
  /** A newer login took its place. */
  SUPERSEDED,
  LOGGED_OUT,
  EXPIRED;

  AuthError error() {
    return this == SUPERSEDED ? AuthError.SESSION_SUPERSEDED : AuthError.SESSION_ENDED;
  }
}
