package com.cruisemall.gateway.behaviour;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The cookie that stands for a visitor's consent: whoever has not agreed has none. A browser that
 * says {@code Sec-GPC: 1} (Global Privacy Control) takes the consent back for as long as it does.
 */
@Singleton
public class VisitorCookie {
  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]{22}");
  private static final int BYTES = 16;

  private final String name;
  private final boolean secure;
  private final Duration lifetime;
  private final SecureRandom random;

  VisitorCookie(
      @ConfigProperty(name = "cruisemall.session.secure-cookie") boolean secure,
      BehaviourConfig config,
      SecureRandom random) {
    this.name = secure ? "__Host-cg.visitor.v1" : "cg.visitor.v1";
    this.secure = secure;
    this.lifetime = config.consent();
    this.random = random;
  }

  /** Who asks, if they have agreed to be counted. */
  public Optional<Visitor> of(HttpServerRequest request) {
    return refuses(request) ? Optional.empty() : known(request);
  }

  static boolean refuses(HttpServerRequest request) {
    return "1".equals(request.getHeader("Sec-GPC"));
  }

  /** Notes the consent; who had given it before stays who they were. */
  void give(HttpServerRequest request) {
    String value =
        known(request)
            .map(Visitor::cookie)
            .orElseGet(() -> {
              byte[] bytes = new byte[BYTES];
              random.nextBytes(bytes);
              return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            });
    request.response().addCookie(cookie(value).setMaxAge(lifetime.toSeconds()));
  }

  void takeBack(HttpServerRequest request) {
    request.response().addCookie(cookie("").setMaxAge(0));
  }

  private Optional<Visitor> known(HttpServerRequest request) {
    Cookie cookie = request.getCookie(name);
    return cookie != null && VALUE.matcher(cookie.getValue()).matches()
        ? Optional.of(new Visitor(cookie.getValue()))
        : Optional.empty();
  }

  private Cookie cookie(String value) {
    return Cookie.cookie(name, value)
        .setPath("/")
        .setHttpOnly(true)
        .setSecure(secure)
        .setSameSite(CookieSameSite.LAX);
  }
}
