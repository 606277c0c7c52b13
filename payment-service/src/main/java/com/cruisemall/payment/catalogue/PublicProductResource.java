package com.cruisemall.payment.catalogue;

import com.cruisemall.kit.caller.ServiceCallers;
import com.cruisemall.kit.page.PageRequest;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Alias of {@link ProductResource} for older pages of the shop. */
@Path("/api/public/products")
@Produces(MediaType.APPLICATION_JSON)
@ServiceCallers(scope = "catalogue:read", alsoPeople = true)
@RunOnVirtualThread
class PublicProductResource {
  private final ProductResource products;

  PublicProductResource(ProductResource products) {
    this.products = products;
  }

  @GET
  @APIResponse(
      responseCode = "200",
      description = "OK",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ProductResource.ProductsAnswer.class)))
  public Response page(
      @Valid @BeanParam PageRequest page,
      @Valid @BeanParam ProductFilter filter,
      @Context Request request) {
    return products.page(page, filter, request);
  }

  @GET
  @Path("{productCode}")
  @APIResponse(
      responseCode = "200",
      description = "OK",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ProductResource.ProductAnswer.class)))
  public Response product(String productCode, @Context Request request) {
    return products.product(productCode, request);
  }
}
