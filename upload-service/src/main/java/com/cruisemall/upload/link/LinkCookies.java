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
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Cookies that stand for links, one for each, so that two links open on one phone do not disturb
 * each other. Their value says which request and until when, and is signed; the link's token is not
 * in it.
 */
@Singleton
public class LinkCookies {
  private static final String PREFIX = "cg.passport.";
  private static final String PATH = "/api/passport";
  private static final Pattern VALUE =
      Pattern.compile(
          "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.([0-9]{1,12})\\.([A-Za-z0-9_-]{43})");

  private final MasterKeys keys;
  private final Clock clock;
  private final boolean secure;

  LinkCookies(
      MasterKeys keys,
      Clock clock,
      @ConfigProperty(name = "cruisemall.session.secure-cookie") boolean secure) {
    this.keys = keys;
    this.clock = clock;
    this.secure = secure;
  }

  /** The cookie for who opened the link; it ends with it. */
  public NewCookie carrying(Link link) {
    String text = text(link.id(), link.expiresAt().getEpochSecond());
    Duration left = Duration.between(clock.instant(), link.expiresAt());
    return new NewCookie.Builder(PREFIX + link.id().toString().substring(24))
        .value(text + "." + keys.mac(KeyUse.LINK_COOKIE, text))
        .path(PATH)
        .maxAge(Math.toIntExact(Math.max(0, left.toSeconds())))
        .httpOnly(true)
        .secure(secure)
        .sameSite(NewCookie.SameSite.STRICT)
        .build();
  }

  /** The requests whose links a browser has opened and that have not run out. */
  public Set<UUID> held(HttpServerRequest request) {
    return request.cookies().stream()
        .filter(cookie -> cookie.getName().startsWith(PREFIX))
        .flatMap(cookie -> requestOf(cookie).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private Optional<UUID> requestOf(Cookie cookie) {
    Matcher parts = VALUE.matcher(cookie.getValue());
    if (!parts.matches()) {
      return Optional.empty();
    }
    UUID id = UUID.fromString(parts.group(1));
    long end = Long.parseLong(parts.group(2));
    boolean good =
        clock.instant().isBefore(Instant.ofEpochSecond(end))
            && keys.verifies(KeyUse.LINK_COOKIE, text(id, end), parts.group(3));
    return good ? Optional.of(id) : Optional.empty();
  }

  private static String text(UUID id, long end) {
    return id + "." + end;
  }
}
