package com.cruisemall.payment.checkout;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.caller.Caller;
import com.cruisemall.payment.idempotency.IdempotencyKey;
import com.cruisemall.payment.idempotency.IdempotentRequests;
import com.cruisemall.payment.idempotency.IdempotentRequests.Result;
import com.cruisemall.payment.order.OrderView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * Endpoint {@code POST /api/orders}, with an {@code Idempotency-Key}. Responses: 201 with the
 * order, whose cabins are held until {@code holdExpiresAt}; 400; 404; 409 {@code SOLD_OUT} or
 * {@code NOT_ON_SALE}.
 */
@Path("/api/orders")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class PlaceOrderResource {
  private static final int CREATED = 201;

  private final PlaceOrder placeOrder;
  private final IdempotentRequests requests;
  private final Caller caller;

  PlaceOrderResource(PlaceOrder placeOrder, IdempotentRequests requests, Caller caller) {
    this.placeOrder = placeOrder;
    this.requests = requests;
    this.caller = caller;
  }

  record Placed(OrderView order) implements SuccessBody {}

  @POST
  @APIResponse(
      responseCode = "201",
      description = "Created",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Placed.class)))
  public Response place(
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @NotNull @Valid PlaceOrderRequest request,
      @Context HttpServerRequest http) {
    UUID user = caller.requireUserId();
    return requests.once(
        IdempotencyKey.of(user, "POST /api/orders", key),
        request,
        http,
        attempt -> new Result(CREATED, new Placed(placeOrder.place(user, request, attempt))));
  }
}
