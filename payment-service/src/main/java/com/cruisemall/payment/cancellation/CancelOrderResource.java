package com.cruisemall.payment.cancellation;

import com.cruisemall.kit.caller.Caller;
import com.cruisemall.payment.idempotency.IdempotentRequests;
import com.cruisemall.payment.idempotency.RequestKey;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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
 * {@code POST /api/orders/{orderId}/cancel} with an {@code Idempotency-Key}; the body {@code
 * {"cabins":[1]}} gives back some cabins only. 200 with the order and, once it was paid, the
 * refund; 202 while the PSP has not said what it did; 404, 409 {@code IN_PROGRESS}, {@code
 * ORDER_STATE} or {@code REFUND_REFUSED}.
 */
@Path("/api/orders/{orderId}/cancel")
@RunOnVirtualThread
class CancelOrderResource {
  private final CancelOrder cancelOrder;
  private final RefundAnswers answers;
  private final IdempotentRequests requests;
  private final Caller caller;

  CancelOrderResource(
      CancelOrder cancelOrder, RefundAnswers answers, IdempotentRequests requests, Caller caller) {
    this.cancelOrder = cancelOrder;
    this.answers = answers;
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
              schema = @Schema(implementation = RefundAnswers.Cancelled.class)))
  public Response cancel(
      String orderId,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Valid @Nullable CancelRequest request,
      @Context HttpServerRequest http) {
    UUID user = caller.requireUserId();
    CancelRequest wanted = Objects.requireNonNullElse(request, CancelRequest.EVERYTHING);
    return requests.once(
        RequestKey.of(user, "POST /api/orders/" + orderId + "/cancel", key),
        wanted,
        http,
        attempt ->
            answers.of(
                orderId,
                cancelOrder.cancel(
                    orderId, new CancelOrder.By.Owner(user), wanted.cabins(), attempt)));
  }
}
