package com.cruisemall.payment.settlement;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.caller.Caller;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.payment.PaymentError;
import com.cruisemall.payment.idempotency.IdempotencyKey;
import com.cruisemall.payment.idempotency.IdempotentRequests;
import com.cruisemall.payment.idempotency.IdempotentRequests.Result;
import com.cruisemall.payment.order.OrderQuery;
import com.cruisemall.payment.order.OrderView;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * Endpoint {@code POST /api/payments/confirm}, with an {@code Idempotency-Key}. Responses: 200 with
 * order and payment, 202 while the outcome is not known, 400 {@code AMOUNT_MISMATCH}, 402 {@code
 * PAYMENT_DECLINED}, 409 {@code HOLD_EXPIRED}, {@code IN_PROGRESS} or {@code ORDER_STATE}, and 503
 * {@code PSP_UNAVAILABLE} with nothing charged.
 */
@Path("/api/payments/confirm")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class PaymentResource {
  private static final int OK = 200;
  private static final int ACCEPTED = 202;

  private final ConfirmPayment confirmPayment;
  private final OrderQuery orders;
  private final IdempotentRequests requests;
  private final Transactions transactions;
  private final Caller caller;

  PaymentResource(
      ConfirmPayment confirmPayment,
      OrderQuery orders,
      IdempotentRequests requests,
      Transactions transactions,
      Caller caller) {
    this.confirmPayment = confirmPayment;
    this.orders = orders;
    this.requests = requests;
    this.transactions = transactions;
    this.caller = caller;
  }

  /** Values that the PSP passes to the browser after authentication. */
  record ConfirmRequest(
      @NotNull @Pattern(regexp = "[A-Za-z0-9_=-]{1,200}", message = "{constraint.identifier}")
          String paymentKey,
      @NotNull @Pattern(regexp = "[A-Za-z0-9_-]{6,64}", message = "{constraint.identifier}")
          String orderId,
      @Min(1) long amount) {
    @Override
    public String toString() {
      return "ConfirmRequest[" + orderId + "]";
    }
  }

  /** Payment in the response; {@code UNKNOWN} while the outcome is not known. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record PaymentView(
      PaymentStatus status,
      long amount,
      Optional<String> method,
      Optional<Instant> approvedAt,
      Optional<String> receiptUrl) {}

  record Confirmed(OrderView order, PaymentView payment) implements SuccessBody {}

  @POST
  @APIResponse(
      responseCode = "200",
      description = "OK",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Confirmed.class)))
  public Response confirm(
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @NotNull @Valid ConfirmRequest request,
      @Context HttpServerRequest http) {
    UUID user = caller.requireUserId();
    return requests.once(
        IdempotencyKey.of(user, "POST /api/payments/confirm", key),
        request,
        http,
        _ ->
            response(
                confirmPayment.confirm(
                    user, request.orderId(), request.paymentKey(), request.amount())));
  }

  private Result response(Payment.Result payment) {
    return switch (payment.status()) {
      case DONE, SURPLUS, WAITING_FOR_DEPOSIT -> result(OK, payment);
      case CONFIRMING, UNKNOWN -> result(ACCEPTED, payment);
      case NOT_SENT -> throw new ApiException(PaymentError.PSP_UNAVAILABLE);
      case DECLINED ->
          throw new ApiException(
              PaymentError.PAYMENT_DECLINED,
              Map.of("pspCode", payment.declineCode().orElse("UNKNOWN")));
    };
  }

  private Result result(int status, Payment.Result payment) {
    OrderView order = transactions.call(() -> orders.find(payment.orderId()).orElseThrow());
    return new Result(
        status,
        new Confirmed(
            order,
            new PaymentView(
                payment.status() == PaymentStatus.CONFIRMING
                    ? PaymentStatus.UNKNOWN
                    : payment.status(),
                payment.amount(),
                payment.method(),
                payment.approvedAt(),
                payment.receiptUrl())));
  }
}
