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
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** A person's own orders; another's is 404, as if it were not there. */
@Path("/api/orders")
@RunOnVirtualThread
class OrderResource {
  private final OrderViews views;
  private final Transactions transactions;
  private final Caller caller;

  OrderResource(OrderViews views, Transactions transactions, Caller caller) {
    this.views = views;
    this.transactions = transactions;
    this.caller = caller;
  }

  record OrderAnswer(OrderView order) implements SuccessBody {}

  record OrderList(List<OrderView> orders, Pagination pagination) implements SuccessBody {}

  @GET
  public RestResponse<OrderList> list(@Valid @BeanParam PageRequest page) {
    UUID user = caller.requireUserId();
    OrderViews.Page found = transactions.call(() -> views.own(user, page));
    return ResponseBuilder.ok(new OrderList(found.orders(), found.pagination()))
        .header("Cache-Control", "private, no-store")
        .build();
  }

  @GET
  @Path("{orderId}")
  public RestResponse<OrderAnswer> read(String orderId) {
    UUID user = caller.requireUserId();
    OrderView order =
        transactions
            .call(() -> views.own(orderId, user))
            .orElseThrow(() -> new ApiException(CommonError.NOT_FOUND));
    return ResponseBuilder.ok(new OrderAnswer(order))
        .header("Cache-Control", "private, no-store")
        .build();
  }
}
