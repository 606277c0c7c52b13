package com.cruisemall.payment.catalogue;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.caller.ServiceCallers;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.page.PageRequest;
import com.cruisemall.kit.page.Pagination;
import com.cruisemall.kit.transactions.Transactions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/**
 * Endpoint of the catalogue, for guests and for services with {@code catalogue:read} too. Browsers
 * and the gateway cache its responses.
 */
@Path("/api/products")
@Produces(MediaType.APPLICATION_JSON)
@ServiceCallers(scope = "catalogue:read", alsoPeople = true)
@RunOnVirtualThread
class ProductResource {
  private static final Duration LIST_AGE = Duration.ofMinutes(1);

  /** Short, because the number of free cabins changes by the second. */
  private static final Duration PRODUCT_AGE = Duration.ofSeconds(10);

  private final ProductQuery products;
  private final SailingQuery sailings;
  private final Transactions transactions;
  private final PublicResponses responses;

  ProductResource(
      ProductQuery products,
      SailingQuery sailings,
      Transactions transactions,
      PublicResponses responses) {
    this.products = products;
    this.sailings = sailings;
    this.transactions = transactions;
    this.responses = responses;
  }

  record ProductsAnswer(List<ProductView> products, Pagination pagination) implements SuccessBody {}

  record ProductAnswer(ProductView product, List<SailingView> sailings) implements SuccessBody {}

  /** Returns a page of products that are or will be on sale. */
  @GET
  @APIResponse(
      responseCode = "200",
      description = "OK",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ProductsAnswer.class)))
  public Response page(
      @Valid @BeanParam PageRequest page,
      @Valid @BeanParam ProductFilter filter,
      @Context Request request) {
    ProductQuery.Page found = transactions.call(() -> products.page(filter, page, false));
    return responses.json(
        new ProductsAnswer(
            found.products().stream().map(ProductQuery.Found::product).toList(),
            found.pagination()),
        LIST_AGE,
        request);
  }

  /** Returns a product with its itinerary and the sailings that accept orders. */
  @GET
  @Path("{productCode}")
  @APIResponse(
      responseCode = "200",
      description = "OK",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ProductAnswer.class)))
  public Response product(String productCode, @Context Request request) {
    ProductAnswer body =
        transactions.call(() -> {
          var found =
              products.find(productCode).orElseThrow(() -> new ApiException(CommonError.NOT_FOUND));
          boolean onSale = found.product().saleStatus() == SaleStatus.ON_SALE;
          return new ProductAnswer(
              found.product(),
              onSale
                  ? sailings.list(found.id(), false).stream()
                      .map(SailingQuery.Found::sailing)
                      .toList()
                  : List.of());
        });
    return responses.json(body, PRODUCT_AGE, request);
  }
}
