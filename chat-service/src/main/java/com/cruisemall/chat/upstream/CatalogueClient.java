package com.cruisemall.chat.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The public catalogue of payment-service. */
@RegisterRestClient(configKey = "payment")
@Path("/api/products")
interface CatalogueClient {
  @GET
  ProductList search(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
      @QueryParam("region") @Nullable String region,
      @QueryParam("keyword") @Nullable String keyword,
      @QueryParam("sort") String sort,
      @QueryParam("limit") int limit);

  @GET
  @Path("{productCode}")
  JsonNode product(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
      @PathParam("productCode") String productCode);
}
