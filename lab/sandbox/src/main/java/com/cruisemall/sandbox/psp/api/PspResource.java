package com.cruisemall.sandbox.psp.api;

import com.cruisemall.sandbox.psp.Checkout;
import com.cruisemall.sandbox.psp.Payments;
import com.cruisemall.sandbox.psp.Reply;
import com.cruisemall.sandbox.psp.TossError;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a test or a load generator does in place of a customer and his bank. {@code GET
 * /sandbox/psp} tells what was asked, and how much money moved.
 */
@Path("/sandbox/psp")
@RunOnVirtualThread
class PspResource {
  private final Payments payments;
  private final TossCall call;

  PspResource(Payments payments, TossCall call) {
    this.payments = payments;
    this.call = call;
  }

  /**
   * A payment that a customer has agreed to.
   *
   * @param amount in won
   * @param method {@code CARD} if absent
   * @param refusal the error that its confirmation will be refused with; none, if absent
   */
  record AgreedPayment(
      @JsonProperty(required = true) String orderId,
      @JsonProperty(required = true) long amount,
      Optional<String> method,
      Optional<String> refusal) {}

  @GET
  public Map<String, Object> counts() {
    Map<String, Object> all = new LinkedHashMap<>(payments.totals());
    all.put("requests", call.counts());
    return all;
  }

  @DELETE
  public void forgetCounts() {
    call.forgetCounts();
  }

  /** Answers with {@code paymentKey}, {@code orderId}, {@code amount} and {@code status}. */
  @POST
  @Path("payments")
  public Response agree(AgreedPayment asked) {
    var request =
        new Checkout.Request(
            asked.orderId(),
            "테스트 결제",
            asked.amount(),
            asked.method().orElse("CARD"),
            "sandbox",
            "",
            "");
    Optional<TossError> refusal = asked.refusal().flatMap(TossError::named);
    if (!request.valid() || refusal.isPresent() != asked.refusal().isPresent()) {
      return response(Reply.of(TossError.INVALID_REQUEST));
    }
    String paymentKey = payments.open(request).paymentKey();
    payments.authenticate(paymentKey, asked.method(), refusal);
    return Response.ok(
            Map.of(
                "paymentKey",
                paymentKey,
                "orderId",
                asked.orderId(),
                "amount",
                asked.amount(),
                "status",
                "IN_PROGRESS"))
        .build();
  }

  /** Pays into a virtual account. */
  @POST
  @Path("payments/{paymentKey}/deposit")
  public Response deposit(String paymentKey) {
    return response(payments.deposit(paymentKey));
  }

  /** Takes a deposit back, as banks rarely do. */
  @DELETE
  @Path("payments/{paymentKey}/deposit")
  public Response reverseDeposit(String paymentKey) {
    return response(payments.reverseDeposit(paymentKey));
  }

  private static Response response(Reply reply) {
    return Response.status(reply.status())
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(reply.body())
        .build();
  }
}
