package com.cruisemall.payment.cancellation;

import com.cruisemall.kit.caller.Caller;
import com.cruisemall.payment.idempotency.IdempotentRequests;
import com.cruisemall.payment.idempotency.RequestKey;
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
 * {@code POST /api/admin/orders/{orderId}/refund} with an {@code Idempotency-Key}: gives an order
 * back for its owner, {@code {"cabins":[],"waiveFee":true}} without keeping anything. It also asks
 * again for an automatic refund that the PSP refused. Answers as the owner's cancel does.
 */
@Path("/api/admin/orders/{orderId}/refund")
@RolesAllowed("ADMIN")
@RunOnVirtualThread
class AdminRefundResource {
  private final CancelOrder cancelOrder;
  private final RefundAnswers answers;
  private final IdempotentRequests requests;
  private final Caller caller;

  AdminRefundResource(
      CancelOrder cancelOrder, RefundAnswers answers, IdempotentRequests requests, Caller caller) {
    this.cancelOrder = cancelOrder;
    this.answers = answers;
    this.requests = requests;
    this.caller = caller;
  }

  /** {@code cabins} are lines; all that is left if empty. */
  record RefundRequest(
      @NotNull @Size(max = 50) List<@NotNull @Min(1) Integer> cabins, boolean waiveFee) {}

  @POST
  @APIResponse(
      responseCode = "200",
      description = "OK",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = RefundAnswers.Cancelled.class)))
  public Response refund(
      String orderId,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @NotNull @Valid RefundRequest request,
      @Context HttpServerRequest http) {
    UUID actor = caller.requireUserId();
    return requests.once(
        RequestKey.of(actor, "POST /api/admin/orders/" + orderId + "/refund", key),
        request,
        http,
        attempt ->
            answers.of(
                orderId,
                cancelOrder.cancel(
                    orderId,
                    new CancelOrder.By.Staff(request.waiveFee()),
                    request.cabins().stream().distinct().sorted().toList(),
                    attempt)));
  }
}
