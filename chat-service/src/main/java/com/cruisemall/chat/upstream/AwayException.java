package com.cruisemall.chat.upstream;

/** A service did not answer, or not with what was asked for. */
public final class AwayException extends Exception {
  AwayException(String service, Throwable cause) {
    super(service + " does not answer", cause);
  }
}
