package com.cruisemall.chat.tool;

import com.cruisemall.chat.conversation.ChatUser;
import com.cruisemall.chat.llm.ToolDeclaration;
import com.cruisemall.chat.upstream.Product;
import com.cruisemall.chat.upstream.ProductCatalogue;
import com.cruisemall.chat.upstream.Region;
import com.cruisemall.chat.upstream.UpstreamUnavailableException;
import com.cruisemall.kit.deadline.Deadline;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code search_products}: products on sale with their lowest prices. */
@Singleton
class ProductSearchTool implements Tool {
  private static final int MAX_RESULTS = 6;

  private final ProductCatalogue catalogue;

  ProductSearchTool(ProductCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public ToolDeclaration declaration() {
    return ToolDeclaration.of(
        "search_products",
        "Searches the cruises that the shop sells; prices (basePrice) are in Korean won, per adult.",
        """
        {"type":"OBJECT","properties":{
         "region":{"type":"STRING","enum":[%s]},
         "keyword":{"type":"STRING","description":"a ship, a cruise line or a word of the name"}}}
        """
            .formatted(
                Arrays.stream(Region.values())
                    .map(region -> '"' + region.code() + '"')
                    .collect(Collectors.joining(","))));
  }

  @Override
  public ToolOutput call(ToolArguments arguments, ChatUser user, Deadline deadline)
      throws UpstreamUnavailableException {
    List<Product> found =
        catalogue.search(
            Region.ofCode(arguments.text("region")), arguments.text("keyword"), MAX_RESULTS, user);
    return found.isEmpty()
        ? ToolOutput.error("the shop sells no such cruise at the moment")
        : new ToolOutput(
            Map.of("products", found), found.stream().limit(3).map(Product::source).toList());
  }
}
