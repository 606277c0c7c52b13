package com.cruisemall.local.process;

/**
 * Failure that {@code ./cruise} reports by its message, without a stack trace, with exit code 1.
 */
public final class CommandFailedException extends RuntimeException {
  public CommandFailedException(String message) {
    super(message);
  }

  public CommandFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
