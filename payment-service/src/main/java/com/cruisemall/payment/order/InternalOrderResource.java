package com.cruisemall.payment.order;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.caller.ServiceCallers;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.transactions.Transactions;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Endpoint {@code GET /internal/orders/{orderId}}: owner and travellers of an order, for services
 * with the scope {@code order:read}.
 */
@Path("/internal/orders/{orderId}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class InternalOrderResource {
  private final OrderQuery orders;
  private final Transactions transactions;

  InternalOrderResource(OrderQuery orders, Transactions transactions) {
    this.orders = orders;
    this.transactions = transactions;
  }

  record Traveler(UUID id, String name) {
    @Override
    public String toString() {
      return "Traveler[" + id + "]";
    }
  }

  /** {@code affiliateCode} is absent for an order without one. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record OwnedOrder(
      String orderId,
      UUID userId,
      Optional<String> affiliateCode,
      OrderStatus status,
      List<Traveler> travelers)
      implements SuccessBody {}

  @GET
  @ServiceCallers(scope = "order:read")
  public OwnedOrder read(String orderId) {
    return transactions
        .call(() -> orders.findOwner(orderId))
        .orElseThrow(() -> new ApiException(CommonError.NOT_FOUND));
  }
}
