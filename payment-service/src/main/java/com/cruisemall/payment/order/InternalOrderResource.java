package com.cruisemall.payment.order;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.caller.ServiceCallers;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.transactions.Transactions;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /internal/orders/{orderId}} for services with the scope {@code order:read}: whose
 * order it is, and who travels.
 */
@Path("/internal/orders/{orderId}")
@RunOnVirtualThread
class InternalOrderResource {
  private final EntityManager database;
  private final Transactions transactions;

  InternalOrderResource(EntityManager database, Transactions transactions) {
    this.database = database;
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
    List<Tuple> rows = transactions.call(() -> rows(orderId));
    if (rows.isEmpty()) {
      throw new ApiException(CommonError.NOT_FOUND);
    }
    Tuple first = rows.getFirst();
    @Nullable String affiliate = first.get("affiliate_code", String.class);
    return new OwnedOrder(
        orderId,
        first.get("user_id", UUID.class),
        Optional.ofNullable(affiliate),
        OrderStatus.valueOf(first.get("status", String.class)),
        rows.stream()
            .map(row -> new Traveler(row.get("id", UUID.class), row.get("name", String.class)))
            .toList());
  }

  @SuppressWarnings("unchecked")
  private List<Tuple> rows(String orderId) {
    return database
        .createNativeQuery(
            """
            select o.user_id, o.affiliate_code, o.status, t.id, t.name
            from orders o join traveler t on t.order_id = o.id
            where o.id = :order order by t.line, t.position
            """,
            Tuple.class)
        .setParameter("order", orderId)
        .getResultList();
  }
}
