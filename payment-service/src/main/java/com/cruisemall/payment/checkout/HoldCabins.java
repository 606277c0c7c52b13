package com.cruisemall.payment.checkout;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.payment.PaymentError;
import com.cruisemall.payment.commission.CommissionTermsTable;
import com.cruisemall.payment.fare.ShopCalendar;
import com.cruisemall.payment.order.OrderTerms;
import com.cruisemall.payment.order.OrderView;
import com.cruisemall.payment.order.OrderViews;
import com.cruisemall.payment.sailing.CabinType;
import com.cruisemall.payment.sailing.Cabins;
import com.cruisemall.payment.sailing.Cabins.Locking;
import com.cruisemall.payment.sailing.CabinsShort;
import com.cruisemall.payment.sailing.Offer;
import com.cruisemall.payment.sailing.Offers;
import com.cruisemall.payment.sailing.TakenCabin;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes an order and holds its cabins. */
@ApplicationScoped
class HoldCabins {
  private final Offers offers;
  private final Cabins cabins;
  private final CommissionTermsTable commission;
  private final NewOrders newOrders;
  private final OrderViews views;
  private final OrderIds ids;
  private final CheckoutConfig config;
  private final Clock clock;

  HoldCabins(
      Offers offers,
      Cabins cabins,
      CommissionTermsTable commission,
      NewOrders newOrders,
      OrderViews views,
      OrderIds ids,
      CheckoutConfig config,
      Clock clock) {
    this.offers = offers;
    this.cabins = cabins;
    this.commission = commission;
    this.newOrders = newOrders;
    this.views = views;
    this.ids = ids;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Makes the order in the caller's transaction, priced by the offer of this moment.
   *
   * @throws CabinsShort if not all cabins can be had; the transaction must not commit
   */
  OrderView hold(UUID userId, PlaceOrderRequest request, UUID requestId, Locking locking) {
    Offer offer =
        offers
            .find(request.productCode(), request.sailingId())
            .orElseThrow(() -> new ApiException(CommonError.NOT_FOUND));
    if (!offer.onSale() || !ShopCalendar.today(clock).isBefore(offer.departureDate())) {
      throw new ApiException(PaymentError.NOT_ON_SALE);
    }
    PricedOrder order = PricedOrder.of(request, offer);
    if (order.amount() == 0) {
      throw new ApiException(PaymentError.NOT_ON_SALE);
    }
    String id = ids.next();
    Map<CabinType, List<TakenCabin>> taken =
        cabins.take(id, offer.sailingId(), order.demand(), locking);
    Instant now = clock.instant();
    newOrders.insert(
        new NewOrders.Header(
            id,
            userId,
            requestId,
            offer.sailingId(),
            request.affiliateCode().orElse(""),
            terms(offer, order),
            now.plus(config.hold()),
            now),
        order,
        taken);
    return views.find(id).orElseThrow();
  }

  private OrderTerms terms(Offer offer, PricedOrder order) {
    return new OrderTerms(
        offer.productCode(),
        offer.productName(),
        offer.cruiseLine(),
        offer.shipName(),
        offer.destinations(),
        offer.nights(),
        offer.departureDate(),
        offer.returnDate(),
        order.companionType(),
        offer.cancellationPolicy(),
        commission.current());
  }
}
