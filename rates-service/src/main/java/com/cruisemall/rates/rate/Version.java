package com.cruisemall.rates.rate;

import com.cruisemall.rates.currency.CurrencyCode;
import com.cruisemall.rates.table.CurrentRates;
import com.cruisemall.rates.table.PublishedRates;
import jakarta.ws.rs.core.EntityTag;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The entity tag of an answer, made of all that its body is made of: the same on every instance,
 * and still the same after a refresh that brought the same figures.
 */
final class Version {
  private static final int BYTES = 12;

  private Version() {}

  static EntityTag of(CurrencyCode base, CurrentRates current) {
    PublishedRates published = current.published();
    String content = "%s %s %s".formatted(base, current.fallback(), published);
    return new EntityTag(HexFormat.of().formatHex(Arrays.copyOf(sha256(content), BYTES)));
  }

  private static byte[] sha256(String content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
