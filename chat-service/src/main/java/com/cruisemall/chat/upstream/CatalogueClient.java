package com.cruisemall.chat.upstream;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** Client of the public catalogue of payment-service. */
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

  /** The part of the search response that chat-service reads. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record ProductList(List<Product> products) {}
}
