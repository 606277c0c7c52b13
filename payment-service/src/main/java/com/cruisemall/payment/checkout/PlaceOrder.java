package com.cruisemall.payment.checkout;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.payment.PaymentError;
import com.cruisemall.payment.crash.CrashPoint;
import com.cruisemall.payment.crash.CrashPoints;
import com.cruisemall.payment.idempotency.Attempt;
import com.cruisemall.payment.order.OrderView;
import com.cruisemall.payment.order.OrderViews;
import com.cruisemall.payment.order.Orders;
import com.cruisemall.payment.sailing.CabinType;
import com.cruisemall.payment.sailing.Cabins.Locking;
import com.cruisemall.payment.sailing.CabinsShort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Places an order: all cabins or none. Cabins that others are working on are passed over first;
 * only if that leaves too few although there seem to be enough, it waits for the others to finish.
 */
@ApplicationScoped
class PlaceOrder {
  private static final int TRIES_THAT_WAIT = 3;

  private final HoldCabins newOrder;
  private final Orders orders;
  private final OrderViews views;
  private final Transactions transactions;
  private final CheckoutConfig config;
  private final CrashPoints crashes;

  PlaceOrder(
      HoldCabins newOrder,
      Orders orders,
      OrderViews views,
      Transactions transactions,
      CheckoutConfig config,
      CrashPoints crashes) {
    this.newOrder = newOrder;
    this.orders = orders;
    this.views = views;
    this.transactions = transactions;
    this.config = config;
    this.crashes = crashes;
  }

  /**
   * Places the order, or finds the one that an earlier try of the request has placed.
   *
   * @throws ApiException 404 for an unknown sailing, 409 {@code NOT_ON_SALE}, 409 {@code SOLD_OUT}
   *     with how many are left
   */
  OrderView place(UUID userId, PlaceOrderRequest request, Attempt attempt) {
    if (request.cabins().size() > config.mostCabins()) {
      throw new ApiException(
          CommonError.VALIDATION_FAILED,
          Map.of("cabins", "must not be more than " + config.mostCabins()));
    }
    if (attempt.again()) {
      Optional<OrderView> earlier =
          transactions.call(() -> orders.madeBy(attempt.requestId()).flatMap(views::find));
      if (earlier.isPresent()) {
        return earlier.get();
      }
    }
    OrderView placed = takeTurns(userId, request, attempt);
    crashes.reached(CrashPoint.ORDER_HELD);
    return placed;
  }

  private OrderView takeTurns(UUID userId, PlaceOrderRequest request, Attempt attempt) {
    Locking locking = Locking.SKIP;
    for (int waited = 0; ; waited++) {
      Locking now = locking;
      try {
        return transactions.call(() -> newOrder.hold(userId, request, attempt.requestId(), now));
      } catch (CabinsShort tooFew) {
        if (tooFew.soldOut()) {
          throw new ApiException(PaymentError.SOLD_OUT, details(tooFew.left()));
        }
        if (waited == TRIES_THAT_WAIT) {
          throw new ApiException(CommonError.OVERLOADED, tooFew);
        }
        locking = Locking.WAIT;
      }
    }
  }

  private static Map<String, Object> details(Map<CabinType, Integer> left) {
    Map<String, Object> details = new LinkedHashMap<>();
    left.forEach((type, count) -> details.put(type.label(), count));
    return details;
  }
}
