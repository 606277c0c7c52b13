package com.cruisemall.chat.upstream;

import com.cruisemall.chat.conversation.ChatUser;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Looks up products in the name of the person who asks. */
@Singleton
public class ProductCatalogue {
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private final CatalogueClient client;
  private final UpstreamGuard payment = new UpstreamGuard("payment");

  ProductCatalogue(@RestClient CatalogueClient client) {
    this.client = client;
  }

  /**
   * At most so many products, the most popular first.
   *
   * @param keyword in their names; empty for any
   */
  public List<Product> search(Optional<Region> region, String keyword, int limit, ChatUser asker)
      throws UpstreamUnavailableException {
    return payment
        .ask(
            () ->
                client.search(
                    asker.authorization(),
                    region.map(Region::code).orElse(null),
                    keyword.isBlank() ? null : keyword,
                    "popular",
                    limit),
            ProductList.class)
        .map(found -> found.products().stream().limit(limit).toList())
        .orElse(List.of());
  }

  /** A product with its sailings and free cabins, as payment-service writes them. */
  public Optional<JsonNode> product(String productCode, ChatUser asker) throws UpstreamUnavailableException {
    if (!CODE.matcher(productCode).matches()) {
      return Optional.empty();
    }
    return payment.ask(() -> client.product(asker.authorization(), productCode), JsonNode.class);
  }
}
