package com.cruisemall.payment.refund;

import com.cruisemall.kit.caller.Caller;
import com.cruisemall.kit.json.PresentList;
import com.cruisemall.payment.idempotency.IdempotencyKey;
import com.cruisemall.payment.idempotency.IdempotentRequests;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * Endpoint {@code POST /api/admin/orders/{orderId}/refund}, with an {@code Idempotency-Key}:
 * cancels an order for its owner, with {@code {"waiveFee":true}} without a fee. It also repeats an
 * automatic refund that the PSP has refused. Its responses are those of {@link
 * CancelOrderResource}.
 */
@Path("/api/admin/orders/{orderId}/refund")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ADMIN")
@RunOnVirtualThread
class AdminRefundResource {
  private final CancelOrder cancelOrder;
  private final RefundResponses responses;
  private final IdempotentRequests requests;
  private final Caller caller;

  AdminRefundResource(
      CancelOrder cancelOrder,
      RefundResponses responses,
      IdempotentRequests requests,
      Caller caller) {
    this.cancelOrder = cancelOrder;
    this.responses = responses;
    this.requests = requests;
    this.caller = caller;
  }

  /** {@code cabins} are lines of the order; absent for all remaining ones. */
  record RefundRequest(
      @JsonDeserialize(using = PresentList.class) @Size(min = 1, max = 50)
          @Nullable List<@NotNull @Min(1) Integer> cabins,
      boolean waiveFee) {
    List<Integer> lines() {
      return cabins == null ? List.of() : cabins.stream().distinct().sorted().toList();
    }
  }

  @POST
  @APIResponse(
      responseCode = "200",
      description = "OK",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = RefundResponses.Cancelled.class)))
  public Response refund(
      String orderId,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @NotNull @Valid RefundRequest request,
      @Context HttpServerRequest http) {
    UUID actor = caller.requireUserId();
    return requests.once(
        IdempotencyKey.of(actor, "POST /api/admin/orders/" + orderId + "/refund", key),
        request,
        http,
        attempt ->
            responses.of(
                orderId,
                cancelOrder.cancel(
                    orderId,
                    new CancelOrder.By.Staff(request.waiveFee()),
                    request.lines(),
                    attempt)));
  }
}
