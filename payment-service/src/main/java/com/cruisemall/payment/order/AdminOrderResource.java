package com.cruisemall.payment.order;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.page.PageRequest;
import com.cruisemall.kit.page.Pagination;
import com.cruisemall.kit.text.TextNormalizer;
import com.cruisemall.kit.transactions.Transactions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Endpoint of all orders, with {@code ?status&affiliateCode&page&limit}. */
@Path("/api/admin/orders")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ADMIN")
@RunOnVirtualThread
class AdminOrderResource {
  private final OrderQuery orders;
  private final Transactions transactions;

  AdminOrderResource(OrderQuery orders, Transactions transactions) {
    this.orders = orders;
    this.transactions = transactions;
  }

  record OrderAnswer(OrderView order) implements SuccessBody {}

  record OrderList(List<OrderView> orders, Pagination pagination) implements SuccessBody {}

  @GET
  public OrderList list(
      @QueryParam("status") @DefaultValue("") String status,
      @QueryParam("affiliateCode") @DefaultValue("") String affiliateCode,
      @Valid @BeanParam PageRequest page) {
    OrderQuery.Page found =
        transactions.call(() ->
            orders.listAll(
                TextNormalizer.comparable(status), TextNormalizer.comparable(affiliateCode), page));
    return new OrderList(found.orders(), found.pagination());
  }

  @GET
  @Path("{orderId}")
  public OrderAnswer read(String orderId) {
    OrderView order =
        transactions
            .call(() -> orders.find(orderId))
            .orElseThrow(() -> new ApiException(CommonError.NOT_FOUND));
    return new OrderAnswer(order);
  }
}
