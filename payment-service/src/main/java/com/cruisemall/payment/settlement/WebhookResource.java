package com.cruisemall.payment.settlement;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.transactions.Transactions;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/**
 * Endpoint {@code POST /api/payments/webhook}, called by the PSP. Its content is not trusted: it
 * only names an order, whose payments are then queried at the PSP at a bounded rate. The response
 * is always 200, for unknown orders too.
 */
@Path("/api/payments/webhook")
@RunOnVirtualThread
class WebhookResource {
  private static final String ORDER_ID = "[A-Za-z0-9_-]{6,64}";

  private final PaymentRepository payments;
  private final Transactions transactions;
  private final SettlementConfig config;

  WebhookResource(PaymentRepository payments, Transactions transactions, SettlementConfig config) {
    this.payments = payments;
    this.transactions = transactions;
    this.config = config;
  }

  @POST
  public SuccessBody receive(@NotNull JsonNode body) {
    // PAYMENT_STATUS_CHANGED has the payment below data, DEPOSIT_CALLBACK the id at the top.
    String orderId = body.path("data").path("orderId").asText(body.path("orderId").asText(""));
    if (orderId.matches(ORDER_ID)) {
      int scheduled =
          transactions.call(() -> payments.scheduleCheck(orderId, config.minWebhookInterval()));
      Log.debugf("webhook received orderId=%s payments=%d", orderId, scheduled);
    }
    return SuccessBody.plain();
  }
}
