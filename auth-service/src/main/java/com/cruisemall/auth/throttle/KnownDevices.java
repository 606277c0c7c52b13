package com.cruisemall.auth.throttle;

import com.cruisemall.auth.account.LoginKey;
import com.cruisemall.auth.session.CsrfConfig;
import com.cruisemall.auth.session.SessionConfig;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Recognises devices with an earlier login to an account, by a signed cookie that contains neither
 * person nor account (OWASP: slow down online guessing attacks with device cookies). It grants no
 * right; it only keeps the attempts of others from delaying the owner.
 */
@Singleton
public class KnownDevices {
  private static final String NAME = "cg.device.v1";
  private static final String ALGORITHM = "HmacSHA256";
  private static final Duration LIFETIME = Duration.ofDays(365);
  private static final int ID_BYTES = 12;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  /** Device, seconds since 1970 of its last login, signature of both. */
  private static final Pattern VALUE =
      Pattern.compile("([A-Za-z0-9_-]{16})\\.([0-9]{9,11})\\.([A-Za-z0-9_-]{43})");

  private final SecretKeySpec key;
  private final SessionConfig config;
  private final Clock clock;
  private final SecureRandom random;

  KnownDevices(CsrfConfig csrf, SessionConfig config, Clock clock, SecureRandom random) {
    this.key = new SecretKeySpec(Base64.getDecoder().decode(csrf.key()), ALGORITHM);
    this.config = config;
    this.clock = clock;
    this.random = random;
  }

  /** Returns the device if it logged into the account within a year. */
  public Optional<String> recognise(Origin origin, LoginKey account) {
    Matcher parts = VALUE.matcher(origin.deviceCookie() == null ? "" : origin.deviceCookie());
    if (!parts.matches()) {
      return Optional.empty();
    }
    String device = parts.group(1);
    long since = Long.parseLong(parts.group(2));
    boolean known =
        Instant.ofEpochSecond(since).plus(LIFETIME).isAfter(clock.instant())
            && MessageDigest.isEqual(
                sign(device, since, account).getBytes(StandardCharsets.US_ASCII),
                parts.group(3).getBytes(StandardCharsets.US_ASCII));
    return known ? Optional.of(device) : Optional.empty();
  }

  /** Builds the cookie after a successful login. */
  public NewCookie newCookie(LoginKey account) {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    String device = ENCODER.encodeToString(id);
    long now = clock.instant().getEpochSecond();
    return new NewCookie.Builder(config.secureCookie() ? "__Host-" + NAME : NAME)
        .value(device + "." + now + "." + sign(device, now, account))
        .path("/")
        .maxAge(Math.toIntExact(LIFETIME.toSeconds()))
        .httpOnly(true)
        .secure(config.secureCookie())
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }

  private String sign(String device, long since, LoginKey account) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      // The CSRF tokens use the same key; the prefix separates the two domains.
      String signed = "device:" + device + ":" + since + ":" + account.value();
      return ENCODER.encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("HMAC-SHA256 failed", e);
    }
  }
}
