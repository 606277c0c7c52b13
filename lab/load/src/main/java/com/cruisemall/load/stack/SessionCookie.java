package com.cruisemall.load.stack;

import java.net.http.HttpResponse;
import java.util.Optional;

/** The cookie by which the shop knows who is signed in. */
public final class SessionCookie {
  public static final String NAME = "cg.sid.v2";

  private SessionCookie() {}

  /** What an answer to a login sets it to. */
  public static Optional<String> of(HttpResponse<?> login) {
    return login.headers().allValues("Set-Cookie").stream()
        .filter(value -> value.startsWith(NAME + "="))
        .map(value -> value.substring(NAME.length() + 1, value.indexOf(';')))
        .findFirst();
  }
}
