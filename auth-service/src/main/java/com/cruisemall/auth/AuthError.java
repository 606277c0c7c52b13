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
  ACCOUNT_LOCKED(403),
  /** There is an account with this phone number. */
  PHONE_TAKEN(409),
  PASSWORD_TOO_SHORT(400),
  /** It is among the passwords that are guessed first, or is the person's own phone or name. */
  PASSWORD_TOO_COMMON(400),
  /** A signed-in person's current password is not the one given. */
  WRONG_PASSWORD(403),
  /** Nobody locks or demotes themselves: the shop would lose its last administrator that way. */
  OWN_ACCOUNT(409),
  /** Details: {@code field}, which of the values another partner has. */
  AFFILIATE_TAKEN(409),
  /** The manager does not exist or is not above the partner. */
  AFFILIATE_MANAGER_UNSUITABLE(409),
  /** The partner has agents that the new type cannot have. */
  AFFILIATE_HAS_AGENTS(409);

  private final int status;

  AuthError(int status) {
    this.status = status;
  }

  @Override
  public int status() {
    return status;
  }
}
