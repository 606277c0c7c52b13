package com.cruisemall.payment.settlement;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.transactions.Transactions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Endpoint {@code POST /api/payments/webhook}, called by the PSP. Its content is not trusted: it
 * only names an order, whose payments are then queried at the PSP at a bounded rate. The response
 * is always 200, for unknown orders and unreadable content too.
 */
@Path("/api/payments/webhook")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class WebhookResource {
  private static final String ORDER_ID = "[A-Za-z0-9_-]{6,64}";

  private final PaymentRepository payments;
  private final Transactions transactions;
  private final SettlementConfig config;
  private final ObjectMapper json;

  WebhookResource(
      PaymentRepository payments,
      Transactions transactions,
      SettlementConfig config,
      ObjectMapper json) {
    this.payments = payments;
    this.transactions = transactions;
    this.config = config;
    this.json = json;
  }

  @POST
  @Consumes(MediaType.WILDCARD)
  public SuccessBody receive(byte @Nullable [] content) {
    JsonNode body = parse(content);
    // PAYMENT_STATUS_CHANGED has the payment below data, DEPOSIT_CALLBACK the id at the top.
    String orderId = body.path("data").path("orderId").asText(body.path("orderId").asText(""));
    if (orderId.matches(ORDER_ID)) {
      int scheduled =
          transactions.call(() -> payments.scheduleCheck(orderId, config.minWebhookInterval()));
      Log.debugf("webhook received orderId=%s payments=%d", orderId, scheduled);
    }
    return SuccessBody.plain();
  }

  /** Returns the body; a missing node for content that is no JSON. */
  private JsonNode parse(byte @Nullable [] content) {
    try {
      return content == null ? MissingNode.getInstance() : json.readTree(content);
    } catch (IOException _) {
      Log.debug("webhook without json received");
      return MissingNode.getInstance();
    }
  }
}
