package com.cruisemall.upload.link;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** REST client of payment-service; authenticates with the scope {@code order:read}. */
@RegisterRestClient(configKey = "payment")
@OidcClientFilter
@Path("/internal/orders")
interface PaymentClient {
  @GET
  @Path("/{orderId}")
  Order order(@PathParam("orderId") String orderId);
}
