package com.cruisemall.chat.tool;

import com.cruisemall.chat.asker.Asker;
import com.cruisemall.chat.catalogue.Catalogue;
import com.cruisemall.chat.catalogue.Product;
import com.cruisemall.chat.catalogue.Region;
import com.cruisemall.chat.prompt.ToolDeclaration;
import com.cruisemall.chat.upstream.AwayException;
import com.cruisemall.kit.deadline.Deadline;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code search_products}: the cruises on sale, with their lowest prices. */
@Singleton
class ProductSearchTool implements Tool {
  private static final int MOST = 6;

  private final Catalogue catalogue;

  ProductSearchTool(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public ToolDeclaration declaration() {
    return Declarations.of(
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
  public Findings use(Arguments arguments, Asker asker, Deadline deadline) throws AwayException {
    List<Product> found =
        catalogue.search(
            Region.ofCode(arguments.text("region")), arguments.text("keyword"), MOST, asker);
    return found.isEmpty()
        ? Findings.none("the shop sells no such cruise at the moment")
        : new Findings(
            Map.of("products", found), found.stream().limit(3).map(Product::source).toList());
  }
}
