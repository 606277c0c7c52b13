package com.cruisemall.sandbox.psp;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer of the API.
 *
 * @param body JSON, byte for byte what is said again under the same idempotency key
 */
public record Reply(int status, String body) {
  public static Reply of(TossError error) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("code", error.name());
    body.put("message", error.message());
    return new Reply(error.status(), Json.write(body));
  }

  public boolean ok() {
    return status == 200;
  }

  /** Whether the same idempotency key gets it again: a server's error settles nothing. */
  boolean isFinal() {
    return status < 500;
  }
}
