package com.cruisemall.auth;

import com.cruisemall.kit.error.ErrorCode;

/** Error codes of auth-service, beside the common ones. */
public enum AuthError implements ErrorCode {
  /** The same for an unknown phone, a wrong password and a wrong name. */
  INVALID_CREDENTIALS(401),
  /** A newer login ended the session. */
  SESSION_SUPERSEDED(401),
  /** The session was logged out, revoked or has expired. */
  SESSION_ENDED(401),
  /** An administrator locked the account; sent only after a right password. */
  ACCOUNT_LOCKED(403),
  /** An account with this phone number exists. */
  PHONE_TAKEN(409),
  PASSWORD_TOO_SHORT(400),
  /** The password is on the list of common ones, or is the person's own phone or name. */
  PASSWORD_TOO_COMMON(400),
  /** The current password of a signed-in person is wrong. */
  WRONG_PASSWORD(403),
  /** Administrators cannot lock or demote themselves, so that the shop keeps at least one. */
  OWN_ACCOUNT(409),
  /** Details: {@code field}, the value that another partner has. */
  AFFILIATE_TAKEN(409),
  /** The manager does not exist or is not above the partner. */
  AFFILIATE_MANAGER_UNSUITABLE(409),
  /** The partner has agents that the new type may not have. */
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
