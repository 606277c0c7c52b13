package com.cruisemall.gateway.upstream;

/** An answer that is not taken into memory. */
public final class TooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public TooLargeException() {
    super("the answer is too large for memory", null, false, false);
  }
}
