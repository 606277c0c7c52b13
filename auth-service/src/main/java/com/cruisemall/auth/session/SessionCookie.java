package com.cruisemall.auth.session;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;

/** Builds the session cookie, over HTTPS with the {@code __Host-} prefix (RFC 6265bis). */
@Singleton
public class SessionCookie {
  private static final String NAME = "cg.sid.v2";

  private final SessionConfig config;

  SessionCookie(SessionConfig config) {
    this.config = config;
  }

  public NewCookie carrying(SessionToken token) {
    return cookie(token.value(), Math.toIntExact(config.lifetime().toSeconds()));
  }

  public NewCookie cleared() {
    return cookie("", 0);
  }

  private NewCookie cookie(String value, int maxAge) {
    return new NewCookie.Builder(config.secureCookie() ? "__Host-" + NAME : NAME)
        .value(value)
        .path("/")
        .maxAge(maxAge)
        .httpOnly(true)
        .secure(config.secureCookie())
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }
}
