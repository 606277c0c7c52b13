package com.cruisemall.payment.order;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.page.PageRequest;
import com.cruisemall.kit.page.Pagination;
import com.cruisemall.kit.transactions.Transactions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Everybody's orders, {@code ?status&affiliateCode&page&limit}. */
@Path("/api/admin/orders")
@RolesAllowed("ADMIN")
@RunOnVirtualThread
class AdminOrderResource {
  private final OrderViews views;
  private final Transactions transactions;

  AdminOrderResource(OrderViews views, Transactions transactions) {
    this.views = views;
    this.transactions = transactions;
  }

  record OrderAnswer(OrderView order) implements SuccessBody {}

  record OrderList(List<OrderView> orders, Pagination pagination) implements SuccessBody {}

  @GET
  public RestResponse<OrderList> list(
      @QueryParam("status") @DefaultValue("") String status,
      @QueryParam("affiliateCode") @DefaultValue("") String affiliateCode,
      @Valid @BeanParam PageRequest page) {
    OrderViews.Page found = transactions.call(() -> views.all(status, affiliateCode, page));
    return ResponseBuilder.ok(new OrderList(found.orders(), found.pagination()))
        .header("Cache-Control", "private, no-store")
        .build();
  }

  @GET
  @Path("{orderId}")
  public RestResponse<OrderAnswer> read(String orderId) {
    OrderView order =
        transactions
            .call(() -> views.find(orderId))
            .orElseThrow(() -> new ApiException(CommonError.NOT_FOUND));
    return ResponseBuilder.ok(new OrderAnswer(order))
        .header("Cache-Control", "private, no-store")
        .build();
  }
}
