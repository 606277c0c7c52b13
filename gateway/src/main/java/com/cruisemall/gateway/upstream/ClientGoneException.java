package com.cruisemall.gateway.upstream;

/** The caller left before the service answered: nothing that the service is to blame for. */
public final class ClientGoneException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ClientGoneException(Throwable cause) {
    super("the caller has left", cause, false, false);
  }
}
