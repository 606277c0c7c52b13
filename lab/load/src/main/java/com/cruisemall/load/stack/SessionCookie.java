package com.cruisemall.load.stack;

import java.net.http.HttpResponse;
import java.util.Optional;

/** Session cookie of the shop. */
public final class SessionCookie {
  public static final String NAME = "cg.sid.v2";

  private SessionCookie() {}

  /** Returns the value that a login response sets. */
  public static Optional<String> of(HttpResponse<?> login) {
    return login.headers().allValues("Set-Cookie").stream()
        .filter(value -> value.startsWith(NAME + "="))
        .map(value -> value.substring(NAME.length() + 1, value.indexOf(';')))
        .findFirst();
  }
}
