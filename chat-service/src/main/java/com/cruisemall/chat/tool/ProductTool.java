package com.cruisemall.chat.tool;

import com.cruisemall.chat.conversation.ChatUser;
import com.cruisemall.chat.conversation.Source;
import com.cruisemall.chat.llm.ToolDeclaration;
import com.cruisemall.chat.upstream.ProductCatalogue;
import com.cruisemall.chat.upstream.UpstreamUnavailableException;
import com.cruisemall.kit.deadline.Deadline;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** {@code product_details}: itinerary, departures, prices and free cabins of a product. */
@Singleton
class ProductTool implements Tool {
  private final ProductCatalogue catalogue;

  ProductTool(ProductCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public ToolDeclaration declaration() {
    return ToolDeclaration.of(
        "product_details",
        "Shows one cruise: itinerary, departure dates, prices in Korean won and free cabins.",
        """
        {"type":"OBJECT","properties":{"productCode":{"type":"STRING",
         "description":"as search_products gave it"}},"required":["productCode"]}
        """);
  }

  @Override
  public ToolOutput call(ToolArguments arguments, ChatUser user, Deadline deadline)
      throws UpstreamUnavailableException {
    String code = arguments.text("productCode");
    return catalogue
        .product(code, user)
        .map(product ->
            new ToolOutput(
                Map.of("details", product), List.of(new Source(code, "/api/products/" + code))))
        .orElseGet(() -> ToolOutput.error("there is no product of this code"));
  }
}
