package com.cruisemall.payment.psp;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * REST interface of Toss Payments, version 2022-11-16.
 *
 * @see <a href="https://docs.tosspayments.com/reference">API reference</a>
 */
@Path("/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface TossApi {
  record ConfirmRequest(String paymentKey, String orderId, long amount) {}

  /** {@code refundableAmount} is the balance that the shop has read: a compare-and-set. */
  record CancelRequest(String cancelReason, long cancelAmount, long refundableAmount) {}

  @POST
  @Path("/payments/confirm")
  Response confirm(
      @HeaderParam("Authorization") String authorization,
      @HeaderParam("Idempotency-Key") String requestKey,
      ConfirmRequest request);

  @POST
  @Path("/payments/{paymentKey}/cancel")
  Response cancel(
      @HeaderParam("Authorization") String authorization,
      @HeaderParam("Idempotency-Key") String requestKey,
      @PathParam("paymentKey") String paymentKey,
      CancelRequest request);

  @GET
  @Path("/payments/{paymentKey}")
  Response find(
      @HeaderParam("Authorization") String authorization,
      @PathParam("paymentKey") String paymentKey);

  @GET
  @Path("/transactions")
  Response transactions(
      @HeaderParam("Authorization") String authorization,
      @QueryParam("startDate") String from,
      @QueryParam("endDate") String to,
      @QueryParam("startingAfter") @Nullable String after,
      @QueryParam("limit") int limit);
}
