package com.cruisemall.gateway.csrf;

import com.cruisemall.gateway.edge.DeviceCookie;
import com.cruisemall.gateway.edge.Methods;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Lets an unsafe request pass when the browser says that it comes from our own page ({@code
 * Sec-Fetch-Site}, or {@code Origin} where it does not send that) or from one of an allowed origin,
 * else when it carries the token of its session. A client without cookie and without any of them is
 * no browser and cannot be tricked; the device's cookie gives no right and does not count.
 */
@Singleton
public class CsrfCheck {
  private static final String ALGORITHM = "HmacSHA256";
  private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

  private final SecretKeySpec key;
  private final DeviceCookie devices;
  private final Set<String> allowedOrigins;

  CsrfCheck(CsrfConfig config, DeviceCookie devices) {
    this.devices = devices;
    this.key = new SecretKeySpec(Base64.getDecoder().decode(config.key()), ALGORITHM);
    this.allowedOrigins = config.allowedOrigins().orElse(Set.of());
  }

  /**
   * Whether the request may go on.
   *
   * @param sessionId of the request's cookie, where it has one
   */
  public boolean passes(HttpServerRequest request, Optional<String> sessionId) {
    if (Methods.isSafe(request.method())) {
      return true;
    }
    @Nullable String site = request.getHeader("Sec-Fetch-Site");
    @Nullable String origin = request.getHeader("Origin");
    if (site != null && OWN_SITE.contains(site)) {
      return true;
    }
    if (origin != null
        && (allowedOrigins.contains(origin) || (site == null && isOwn(origin, request)))) {
      return true;
    }
    if (sessionId.isPresent()) {
      return isTokenOf(sessionId.get(), request.getHeader("X-CSRF-Token"));
    }
    boolean browser = site != null || origin != null;
    return !browser && !devices.hasOthers(request);
  }

  private static boolean isOwn(String origin, HttpServerRequest request) {
    return origin.equals(request.scheme() + "://" + request.authority());
  }

  private boolean isTokenOf(String sessionId, @Nullable String token) {
    return token != null
        && MessageDigest.isEqual(
            token.getBytes(StandardCharsets.US_ASCII),
            expected(sessionId).getBytes(StandardCharsets.US_ASCII));
  }

  private String expected(String sessionId) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] digest = mac.doFinal(("csrf:" + sessionId).getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("HMAC-SHA256 cannot be computed", e);
    }
  }
}
