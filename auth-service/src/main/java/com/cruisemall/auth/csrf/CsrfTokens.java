package com.cruisemall.auth.csrf;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signed, session-bound token that a client sends back in {@code X-CSRF-Token}: an HMAC of the
 * session id, so that nothing needs to be stored (OWASP CSRF prevention, signed double submit).
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
      throw new IllegalStateException("HMAC-SHA256 cannot be computed", e);
    }
  }
}
