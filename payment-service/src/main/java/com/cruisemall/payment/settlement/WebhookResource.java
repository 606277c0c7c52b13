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
 * {@code POST /api/payments/webhook}: the PSP says that something has changed. Nothing it says is
 * believed but which order to look at: the payment is read again from the PSP, once for many
 * webhooks and at a bounded rate. Always 200, for unknown orders too.
 */
@Path("/api/payments/webhook")
@RunOnVirtualThread
class WebhookResource {
  private static final String ORDER_ID = "[A-Za-z0-9_-]{6,64}";

  private final Payments payments;
  private final Transactions transactions;
  private final SettlementConfig config;

  WebhookResource(Payments payments, Transactions transactions, SettlementConfig config) {
    this.payments = payments;
    this.transactions = transactions;
    this.config = config;
  }

  @POST
  public SuccessBody told(@NotNull JsonNode body) {
    // PAYMENT_STATUS_CHANGED has the payment below data, DEPOSIT_CALLBACK the id at the top.
    String orderId = body.path("data").path("orderId").asText(body.path("orderId").asText(""));
    if (orderId.matches(ORDER_ID)) {
      int woken = transactions.call(() -> payments.wake(orderId, config.webhookPause()));
      Log.debugf("webhook orderId=%s payments=%d", orderId, woken);
    }
    return SuccessBody.plain();
  }
}
