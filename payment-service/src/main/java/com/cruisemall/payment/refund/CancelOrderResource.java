package com.cruisemall.payment.refund;

import com.cruisemall.kit.caller.Caller;
import com.cruisemall.payment.idempotency.IdempotencyKey;
import com.cruisemall.payment.idempotency.IdempotentRequests;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * Endpoint {@code POST /api/orders/{orderId}/cancel}, with an {@code Idempotency-Key}. The body
 * {@code {"cabins":[1]}} cancels some cabins only. Responses: 200 with the order and, if it was
 * paid, the refund; 202 while the outcome at the PSP is not known; 404; 409 {@code IN_PROGRESS},
 * {@code ORDER_STATE} or {@code REFUND_REFUSED}.
 */
@Path("/api/orders/{orderId}/cancel")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class CancelOrderResource {
  private final CancelOrder cancelOrder;
  private final RefundResponses responses;
  private final IdempotentRequests requests;
  private final Caller caller;

  CancelOrderResource(
      CancelOrder cancelOrder,
      RefundResponses responses,
      IdempotentRequests requests,
      Caller caller) {
    this.cancelOrder = cancelOrder;
    this.responses = responses;
    this.requests = requests;
    this.caller = caller;
  }

  @POST
  @APIResponse(
      responseCode = "200",
      description = "OK",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = RefundResponses.Cancelled.class)))
  public Response cancel(
      String orderId,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Valid @Nullable CancelRequest request,
      @Context HttpServerRequest http) {
    UUID user = caller.requireUserId();
    CancelRequest wanted = Objects.requireNonNullElse(request, CancelRequest.EVERYTHING);
    return requests.once(
        IdempotencyKey.of(user, "POST /api/orders/" + orderId + "/cancel", key),
        wanted,
        http,
        attempt ->
            responses.of(
                orderId,
                cancelOrder.cancel(
                    orderId, new CancelOrder.By.Owner(user), wanted.lines(), attempt)));
  }
}
