package com.cruisemall.gateway;

import com.cruisemall.kit.error.ErrorCode;

/** What can fail at the gateway beyond the common errors. */
public enum GatewayError implements ErrorCode {
  /** Another login took the session's place. */
  SESSION_SUPERSEDED(401),
  /** The session was logged out, revoked, or is too old. */
  SESSION_ENDED(401),
  /** Nothing shows that the person meant this request. */
  CSRF_REJECTED(403);

  private final int status;

  GatewayError(int status) {
    this.status = status;
  }

  @Override
  public int status() {
    return status;
  }
}
