package com.cruisemall.rates.rate;

import com.cruisemall.kit.digest.Sha256;
import com.cruisemall.rates.CurrencyCode;
import com.cruisemall.rates.table.CurrentRates;
import com.cruisemall.rates.table.PublishedRates;
import jakarta.ws.rs.core.EntityTag;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * ETag of a response, a digest of its content. It is equal on all instances and stays the same
 * after a refresh with the same rates.
 */
final class RatesETag {
  private static final int BYTES = 12;

  private RatesETag() {}

  static EntityTag of(CurrencyCode base, CurrentRates current) {
    PublishedRates published = current.published();
    String content = "%s %s %s".formatted(base, current.fallback(), published);
    return new EntityTag(HexFormat.of().formatHex(Arrays.copyOf(Sha256.of(content), BYTES)));
  }
}
