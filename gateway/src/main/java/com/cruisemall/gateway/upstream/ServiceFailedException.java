package com.cruisemall.gateway.upstream;

/** A service answered that it failed. */
public final class ServiceFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;

  public ServiceFailedException(int status) {
    super("the service answered " + status, null, false, false);
    this.status = status;
  }

  public int status() {
    return status;
  }
}
