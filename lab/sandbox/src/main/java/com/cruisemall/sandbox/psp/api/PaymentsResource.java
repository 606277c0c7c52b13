package com.cruisemall.sandbox.psp.api;

import com.cruisemall.sandbox.psp.Payments;
import com.cruisemall.sandbox.psp.TossError;
import com.cruisemall.sandbox.psp.TossResponse;
import com.cruisemall.sandbox.psp.api.PspFaults.Operation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Payment endpoints of Toss Payments' core API: Basic authentication with the secret key and an
 * empty password, {@code Idempotency-Key}, errors as {@code {code, message}}.
 *
 * @see <a href="https://docs.tosspayments.com/reference">Toss Payments: core API</a>
 */
@Path("/v1/payments")
class PaymentsResource {
  private static final int MAX_REASON_LENGTH = 200;

  private final Payments payments;
  private final TossRequestPipeline pipeline;
  private final ObjectMapper json;

  PaymentsResource(Payments payments, TossRequestPipeline pipeline, ObjectMapper json) {
    this.payments = payments;
    this.pipeline = pipeline;
    this.json = json;
  }

  /** Confirms a payment: {@code {paymentKey, orderId, amount}} → the charged payment. */
  @POST
  @Path("confirm")
  public Uni<Response> confirm(@Nullable String body, HttpServerRequest request) {
    return pipeline.run(
        Operation.CONFIRM,
        request,
        (key, fault) -> {
          JsonNode fields = parse(body);
          String paymentKey = fields.path("paymentKey").asText();
          String orderId = fields.path("orderId").asText();
          if (paymentKey.isEmpty()
              || orderId.isEmpty()
              || !fields.path("amount").canConvertToLong()) {
            return TossResponse.of(TossError.INVALID_REQUEST);
          }
          return PspFaults.leavesInProgress(fault)
              ? payments.get(paymentKey)
              : payments.confirm(
                  paymentKey,
                  orderId,
                  fields.path("amount").asLong(),
                  key,
                  PspFaults.refusal(fault));
        });
  }

  @GET
  @Path("{paymentKey}")
  public Uni<Response> get(String paymentKey, HttpServerRequest request) {
    return pipeline.run(Operation.GET, request, (_, _) -> payments.get(paymentKey));
  }

  @GET
  @Path("orders/{orderId}")
  public Uni<Response> ofOrder(String orderId, HttpServerRequest request) {
    return pipeline.run(Operation.GET, request, (_, _) -> payments.ofOrder(orderId));
  }

  /**
   * Cancels a payment fully or partially: {@code {cancelReason, cancelAmount?, refundableAmount?,
   * refundReceiveAccount?{bank, accountNumber, holderName}}} → the payment. A paid virtual account
   * needs the refund account.
   */
  @POST
  @Path("{paymentKey}/cancel")
  public Uni<Response> cancel(String paymentKey, @Nullable String body, HttpServerRequest request) {
    return pipeline.run(
        Operation.CANCEL,
        request,
        (key, _) -> {
          JsonNode fields = parse(body);
          String reason = fields.path("cancelReason").asText();
          JsonNode amount = fields.path("cancelAmount");
          boolean whole = amount.isMissingNode() || amount.isNull();
          if (reason.isBlank()
              || reason.length() > MAX_REASON_LENGTH
              || !(whole || amount.canConvertToLong())) {
            return TossResponse.of(TossError.INVALID_REQUEST);
          }
          var cancellation =
              new Payments.CancelRequest(
                  whole ? Optional.empty() : Optional.of(amount.asLong()),
                  fields.path("refundableAmount").canConvertToLong()
                      ? Optional.of(fields.path("refundableAmount").asLong())
                      : Optional.empty(),
                  reason,
                  isComplete(fields.path("refundReceiveAccount")));
          return payments.cancel(paymentKey, cancellation, key);
        });
  }

  private static boolean isComplete(JsonNode account) {
    return Stream.of("bank", "accountNumber", "holderName")
        .noneMatch(field -> account.path(field).asText().isBlank());
  }

  private JsonNode parse(@Nullable String body) {
    try {
      return body == null ? MissingNode.getInstance() : json.readTree(body);
    } catch (JsonProcessingException _) {
      return MissingNode.getInstance();
    }
  }
}
