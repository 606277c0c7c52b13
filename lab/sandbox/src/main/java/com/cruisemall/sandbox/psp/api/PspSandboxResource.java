package com.cruisemall.sandbox.psp.api;

import com.cruisemall.sandbox.psp.Checkout;
import com.cruisemall.sandbox.psp.Payments;
import com.cruisemall.sandbox.psp.TossError;
import com.cruisemall.sandbox.psp.TossResponse;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Actions of customers and banks for tests and load generators. {@code GET /sandbox/psp} returns
 * request counts and payment totals.
 */
@Path("/sandbox/psp")
@RunOnVirtualThread
class PspSandboxResource {
  private final Payments payments;
  private final TossRequestPipeline pipeline;

  PspSandboxResource(Payments payments, TossRequestPipeline pipeline) {
    this.payments = payments;
    this.pipeline = pipeline;
  }

  /**
   * Payment that the customer has authenticated.
   *
   * @param amount in won
   * @param method {@code CARD} if absent
   * @param refusal error of the later confirmation; none if absent
   */
  record AuthenticatedPayment(
      @JsonProperty(required = true) String orderId,
      @JsonProperty(required = true) long amount,
      Optional<String> method,
      Optional<String> refusal) {}

  @GET
  public Map<String, Object> counts() {
    Map<String, Object> all = new LinkedHashMap<>(payments.totals());
    all.put("requests", pipeline.counts());
    return all;
  }

  @DELETE
  public void resetCounts() {
    pipeline.resetCounts();
  }

  /** Creates a payment in state IN_PROGRESS. */
  @POST
  @Path("payments")
  public Response authenticate(AuthenticatedPayment payment) {
    var request =
        new Checkout.Request(
            payment.orderId(),
            "테스트 결제",
            payment.amount(),
            payment.method().orElse("CARD"),
            "sandbox",
            "",
            "");
    Optional<TossError> refusal = payment.refusal().flatMap(TossError::named);
    if (!request.isValid() || refusal.isPresent() != payment.refusal().isPresent()) {
      return TossResponse.of(TossError.INVALID_REQUEST).toHttpResponse();
    }
    String paymentKey = payments.open(request).paymentKey();
    payments.authenticate(paymentKey, payment.method(), refusal);
    return Response.ok(
            Map.of(
                "paymentKey",
                paymentKey,
                "orderId",
                payment.orderId(),
                "amount",
                payment.amount(),
                "status",
                "IN_PROGRESS"))
        .build();
  }

  /** Deposits into a virtual account. */
  @POST
  @Path("payments/{paymentKey}/deposit")
  public Response deposit(String paymentKey) {
    return payments.deposit(paymentKey).toHttpResponse();
  }

  /** Reverses a deposit. */
  @DELETE
  @Path("payments/{paymentKey}/deposit")
  public Response reverseDeposit(String paymentKey) {
    return payments.reverseDeposit(paymentKey).toHttpResponse();
  }
}
