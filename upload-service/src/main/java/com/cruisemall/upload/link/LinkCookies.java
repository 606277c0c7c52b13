package com.cruisemall.upload.link;

import com.cruisemall.upload.crypto.KeyUse;
import com.cruisemall.upload.crypto.MasterKeys;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Cookies that replace link tokens. Each link has a separate cookie, so that one browser can have
 * two links open. The signed value holds the request id and the expiry, and not the token.
 */
@Singleton
public class LinkCookies {
  private static final String PREFIX = "cg.passport.";
  private static final String PATH = "/api/passport";
  private static final Pattern VALUE =
      Pattern.compile(
          "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.([0-9]{1,12})\\.([A-Za-z0-9_-]{43})");

  private final MasterKeys keys;
  private final boolean secure;
  private final Clock clock;

  LinkCookies(MasterKeys keys, CookieConfig config, Clock clock) {
    this.keys = keys;
    this.secure = config.secureCookie();
    this.clock = clock;
  }

  /** Creates the cookie of a link; both expire together. */
  public NewCookie create(Link link) {
    String payload = payload(link.id(), link.expiresAt().getEpochSecond());
    Duration remaining = Duration.between(clock.instant(), link.expiresAt());
    return new NewCookie.Builder(PREFIX + link.id().toString().substring(24))
        .value(payload + "." + keys.mac(KeyUse.LINK_COOKIE, payload))
        .path(PATH)
        .maxAge(Math.toIntExact(Math.max(0, remaining.toSeconds())))
        .httpOnly(true)
        .secure(secure)
        .sameSite(NewCookie.SameSite.STRICT)
        .build();
  }

  /** Returns the request ids of all valid cookies. */
  public Set<UUID> readRequestIds(HttpServerRequest request) {
    return request.cookies().stream()
        .filter(cookie -> cookie.getName().startsWith(PREFIX))
        .flatMap(cookie -> verify(cookie).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private Optional<UUID> verify(Cookie cookie) {
    Matcher parts = VALUE.matcher(cookie.getValue());
    if (!parts.matches()) {
      return Optional.empty();
    }
    UUID id = UUID.fromString(parts.group(1));
    long end = Long.parseLong(parts.group(2));
    boolean valid =
        clock.instant().isBefore(Instant.ofEpochSecond(end))
            && keys.verify(KeyUse.LINK_COOKIE, payload(id, end), parts.group(3));
    return valid ? Optional.of(id) : Optional.empty();
  }

  private static String payload(UUID id, long end) {
    return id + "." + end;
  }
}
