package com.cruisemall.gateway.edge;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads the cookie by which auth-service recognises a device that somebody has logged in from. It
 * steers how patient the login is and gives no right.
 */
@Singleton
public class DeviceCookie {
  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9._-]{1,128}");

  private final String name;

  DeviceCookie(@ConfigProperty(name = "cruisemall.session.secure-cookie") boolean secure) {
    this.name = secure ? "__Host-cg.device.v1" : "cg.device.v1";
  }

  public Optional<String> of(HttpServerRequest request) {
    Cookie cookie = request.getCookie(name);
    return cookie != null && VALUE.matcher(cookie.getValue()).matches()
        ? Optional.of(cookie.getValue())
        : Optional.empty();
  }

  /** Whether a request carries any cookie but this one. */
  public boolean hasOthers(HttpServerRequest request) {
    return request.headers().contains("Cookie")
        && (request.cookies().isEmpty()
            || request.cookies().stream().anyMatch(cookie -> !cookie.getName().equals(name)));
  }
}
