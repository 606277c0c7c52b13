package com.cruisemall.local.process;

/** A program that could not be started; the message is meant for the person at the terminal. */
public final class StartFailure extends RuntimeException {
  public StartFailure(String message) {
    super(message);
  }

  public StartFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
