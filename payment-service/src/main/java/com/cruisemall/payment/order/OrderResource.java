package com.cruisemall.payment.order;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.caller.Caller;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.page.PageRequest;
import com.cruisemall.kit.page.Pagination;
import com.cruisemall.kit.transactions.Transactions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;

/** Endpoint of a user's own orders. The order of another user is 404. */
@Path("/api/orders")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class OrderResource {
  private final OrderQuery orders;
  private final Transactions transactions;
  private final Caller caller;

  OrderResource(OrderQuery orders, Transactions transactions, Caller caller) {
    this.orders = orders;
    this.transactions = transactions;
    this.caller = caller;
  }

  record OrderAnswer(OrderView order) implements SuccessBody {}

  record OrderList(List<OrderView> orders, Pagination pagination) implements SuccessBody {}

  @GET
  public OrderList list(@Valid @BeanParam PageRequest page) {
    UUID user = caller.requireUserId();
    OrderQuery.Page found = transactions.call(() -> orders.listOwn(user, page));
    return new OrderList(found.orders(), found.pagination());
  }

  @GET
  @Path("{orderId}")
  public OrderAnswer read(String orderId) {
    UUID user = caller.requireUserId();
    OrderView order =
        transactions
            .call(() -> orders.findOwn(orderId, user))
            .orElseThrow(() -> new ApiException(CommonError.NOT_FOUND));
    return new OrderAnswer(order);
  }
}
