package com.cruisemall.auth;

import com.cruisemall.kit.error.ErrorCode;

/** What can fail in auth-service beyond the common errors. */
public enum AuthError implements ErrorCode {
  /** Unknown phone, wrong password and wrong name look the same. */
  INVALID_CREDENTIALS(401),
  /** Another login took the session's place. */
  SESSION_SUPERSEDED(401),
  /** The session was logged out, revoked, or is too old. */
  SESSION_ENDED(401),
  /** The shop locked the account; only told to who knows the password. */
  ACCOUNT_LOCKED(403);

  private final int status;

  AuthError(int status) {
    this.status = status;
  }

  @Override
  public int status() {
    return status;
  }
}
