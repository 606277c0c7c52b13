package com.cruisemall.chat.upstream;

/** Failure of an upstream service: no response, or one that cannot be used. */
public final class UpstreamUnavailableException extends Exception {
  UpstreamUnavailableException(String service, Throwable cause) {
    super(service + " is unavailable", cause);
  }
}
