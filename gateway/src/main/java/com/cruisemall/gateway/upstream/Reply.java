package com.cruisemall.gateway.upstream;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** A service's whole answer, with the headers that a client may see. */
public record Reply(int status, MultiMap headers, Buffer body) {
  /** Whether it is in a form that clients know: a success, or an error in the one form. */
  public boolean isPresentable() {
    String type = headers.get("Content-Type");
    return status < 400 || (type != null && type.startsWith("application/json"));
  }
}
