package com.cruisemall.chat.upstream;

/** A service did not answer, or not with what was asked for. */
public final class UpstreamUnavailableException extends Exception {
  UpstreamUnavailableException(String service, Throwable cause) {
    super(service + " does not answer", cause);
  }
}
