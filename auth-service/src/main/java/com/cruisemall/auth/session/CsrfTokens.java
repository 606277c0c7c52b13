package com.cruisemall.auth.session;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Issues the session-bound token that a client sends in {@code X-CSRF-Token}: an HMAC of the
 * session id, which needs no storage (OWASP CSRF prevention, signed double submit).
 */
@Singleton
public class CsrfTokens {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  CsrfTokens(CsrfConfig config) {
    this.key = new SecretKeySpec(Base64.getDecoder().decode(config.key()), ALGORITHM);
  }

  public String of(String sessionId) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] digest = mac.doFinal(("csrf:" + sessionId).getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("HMAC-SHA256 failed", e);
    }
  }
}
