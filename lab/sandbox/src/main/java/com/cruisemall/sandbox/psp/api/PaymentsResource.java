package com.cruisemall.sandbox.psp.api;

import com.cruisemall.sandbox.psp.Payments;
import com.cruisemall.sandbox.psp.Reply;
import com.cruisemall.sandbox.psp.TossError;
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
 * The payments of Toss Payments' API: Basic authentication with the secret key and an empty
 * password, {@code Idempotency-Key}, errors as {@code {code, message}}.
 *
 * @see <a href="https://docs.tosspayments.com/reference">Toss Payments: core API</a>
 */
@Path("/v1/payments")
class PaymentsResource {
  private static final int LONGEST_REASON = 200;

  private final Payments payments;
  private final TossCall call;
  private final ObjectMapper json;

  PaymentsResource(Payments payments, TossCall call, ObjectMapper json) {
    this.payments = payments;
    this.call = call;
    this.json = json;
  }

  /** {@code {paymentKey, orderId, amount}} → the payment, its money taken. */
  @POST
  @Path("confirm")
  public Uni<Response> confirm(@Nullable String body, HttpServerRequest request) {
    return call.answer(
        Operation.CONFIRM,
        request,
        (once, met) -> {
          JsonNode asked = parse(body);
          String paymentKey = asked.path("paymentKey").asText();
          String orderId = asked.path("orderId").asText();
          if (paymentKey.isEmpty()
              || orderId.isEmpty()
              || !asked.path("amount").canConvertToLong()) {
            return Reply.of(TossError.INVALID_REQUEST);
          }
          return PspFaults.leavesInProgress(met)
              ? payments.get(paymentKey)
              : payments.confirm(
                  paymentKey, orderId, asked.path("amount").asLong(), once, PspFaults.refusal(met));
        });
  }

  @GET
  @Path("{paymentKey}")
  public Uni<Response> get(String paymentKey, HttpServerRequest request) {
    return call.answer(Operation.GET, request, (_, _) -> payments.get(paymentKey));
  }

  @GET
  @Path("orders/{orderId}")
  public Uni<Response> ofOrder(String orderId, HttpServerRequest request) {
    return call.answer(Operation.GET, request, (_, _) -> payments.ofOrder(orderId));
  }

  /**
   * {@code {cancelReason, cancelAmount?, refundReceiveAccount?{bank, accountNumber, holderName}}} →
   * the payment, so much of its money given back; a paid virtual account needs to know where to.
   */
  @POST
  @Path("{paymentKey}/cancel")
  public Uni<Response> cancel(String paymentKey, @Nullable String body, HttpServerRequest request) {
    return call.answer(
        Operation.CANCEL,
        request,
        (once, _) -> {
          JsonNode asked = parse(body);
          String reason = asked.path("cancelReason").asText();
          JsonNode amount = asked.path("cancelAmount");
          boolean whole = amount.isMissingNode() || amount.isNull();
          if (reason.isBlank()
              || reason.length() > LONGEST_REASON
              || !(whole || amount.canConvertToLong())) {
            return Reply.of(TossError.INVALID_REQUEST);
          }
          var order =
              new Payments.CancelOrder(
                  whole ? Optional.empty() : Optional.of(amount.asLong()),
                  reason,
                  complete(asked.path("refundReceiveAccount")));
          return payments.cancel(paymentKey, order, once);
        });
  }

  private static boolean complete(JsonNode account) {
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
