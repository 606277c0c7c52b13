package com.cruisemall.gateway.upstream;

/** Signals that a request body of unknown length exceeded the limit of its route. */
public final class BodyTooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public BodyTooLargeException() {
    super("the request body is too large", null, false, false);
  }
}
