package com.cruisemall.chat.upstream;

import com.cruisemall.chat.conversation.Source;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/**
 * A product of the catalogue, reduced to the fields used in answers.
 *
 * @param basePrice lowest adult fare in KRW
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

  /** Returns the display name. */
  public String title() {
    return packageName == null ? productCode : packageName;
  }

  public Source source() {
    return new Source(title(), "/api/products/" + productCode);
  }
}
