package com.cruisemall.gateway.session;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads the session id, the SHA-256 of the cookie's value, off a request. */
@Singleton
public class SessionCookie {
  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final String name;

  SessionCookie(@ConfigProperty(name = "cruisemall.session.secure-cookie") boolean secure) {
    this.name = secure ? "__Host-cg.sid.v2" : "cg.sid.v2";
  }

  public Optional<String> sessionId(HttpServerRequest request) {
    Cookie cookie = request.getCookie(name);
    return cookie != null && VALUE.matcher(cookie.getValue()).matches()
        ? Optional.of(digest(cookie.getValue()))
        : Optional.empty();
  }

  static String digest(String value) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }
}
