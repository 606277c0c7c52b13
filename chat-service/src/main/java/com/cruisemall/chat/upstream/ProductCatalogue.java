package com.cruisemall.chat.upstream;

import com.cruisemall.chat.conversation.ChatUser;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Finds products with the token of the user. */
@Singleton
public class ProductCatalogue {
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private final CatalogueClient client;
  private final UpstreamGuard payment = new UpstreamGuard("payment");

  ProductCatalogue(@RestClient CatalogueClient client) {
    this.client = client;
  }

  /**
   * Returns the most popular products.
   *
   * @param keyword part of the name; empty for all
   */
  public List<Product> search(Optional<Region> region, String keyword, int limit, ChatUser user)
      throws UpstreamUnavailableException {
    return payment
        .call(
            () ->
                client.search(
                    user.authorization(),
                    region.map(Region::code).orElse(null),
                    keyword.isBlank() ? null : keyword,
                    "popular",
                    limit),
            CatalogueClient.ProductList.class)
        .map(found -> found.products().stream().limit(limit).toList())
        .orElse(List.of());
  }

  /** Returns a product with its sailings and free cabins in the JSON of payment-service. */
  public Optional<JsonNode> product(String productCode, ChatUser user)
      throws UpstreamUnavailableException {
    if (!CODE.matcher(productCode).matches()) {
      return Optional.empty();
    }
    return payment.call(() -> client.product(user.authorization(), productCode), JsonNode.class);
  }
}
