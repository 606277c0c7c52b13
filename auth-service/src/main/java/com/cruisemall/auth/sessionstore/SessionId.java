package com.cruisemall.auth.sessionstore;

import com.cruisemall.kit.digest.Sha256;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Id of a session everywhere but in the browser: the SHA-256 of the cookie's value. The cookie
 * cannot be derived from an id in a database, log or token.
 */
public record SessionId(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

  public SessionId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("malformed session id");
    }
  }

  /** Returns the id of the session whose cookie has this value. */
  public static SessionId ofCookie(String value) {
    return new SessionId(Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(value)));
  }
}
