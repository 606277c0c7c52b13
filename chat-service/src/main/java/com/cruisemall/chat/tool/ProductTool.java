package com.cruisemall.chat.tool;

import com.cruisemall.chat.asker.Asker;
import com.cruisemall.chat.catalogue.Catalogue;
import com.cruisemall.chat.conversation.Source;
import com.cruisemall.chat.prompt.ToolDeclaration;
import com.cruisemall.chat.upstream.AwayException;
import com.cruisemall.kit.deadline.Deadline;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** {@code product_details}: a cruise's itinerary, departures, prices and free cabins. */
@Singleton
class ProductTool implements Tool {
  private final Catalogue catalogue;

  ProductTool(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public ToolDeclaration declaration() {
    return Declarations.of(
        "product_details",
        "Shows one cruise: itinerary, departure dates, prices in Korean won and free cabins.",
        """
        {"type":"OBJECT","properties":{"productCode":{"type":"STRING",
         "description":"as search_products gave it"}},"required":["productCode"]}
        """);
  }

  @Override
  public Findings use(Arguments arguments, Asker asker, Deadline deadline) throws AwayException {
    String code = arguments.text("productCode");
    return catalogue
        .product(code, asker)
        .map(product ->
            new Findings(
                Map.of("details", product), List.of(new Source(code, "/api/products/" + code))))
        .orElseGet(() -> Findings.none("there is no product of this code"));
  }
}
