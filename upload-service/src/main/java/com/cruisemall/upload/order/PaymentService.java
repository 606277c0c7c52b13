package com.cruisemall.upload.order;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** payment-service, asked with this service's own token of the scope {@code order:read}. */
@RegisterRestClient(configKey = "payment")
@OidcClientFilter
@Path("/internal/orders")
interface PaymentService {
  @GET
  @Path("/{orderId}")
  Order order(@PathParam("orderId") String orderId);
}
