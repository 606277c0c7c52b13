package com.cruisemall.chat.upstream;

import com.cruisemall.chat.conversation.Source;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/**
 * A cruise as far as the concierge speaks of it.
 *
 * @param basePrice the lowest fare of an adult, in won
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Product(
    String productCode,
    @Nullable String cruiseLine,
    @Nullable String shipName,
    @Nullable String packageName,
    int nights,
    int days,
    @Nullable Long basePrice,
    @Nullable String saleStatus) {

  /** What people call it. */
  public String title() {
    return packageName == null ? productCode : packageName;
  }

  public Source source() {
    return new Source(title(), "/api/products/" + productCode);
  }
}
