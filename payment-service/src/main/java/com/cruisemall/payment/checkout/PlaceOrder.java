package com.cruisemall.payment.checkout;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.error.Reason;
import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.payment.PaymentError;
import com.cruisemall.payment.commission.CommissionTermsRepository;
import com.cruisemall.payment.fare.ShopCalendar;
import com.cruisemall.payment.idempotency.IdempotentRequests.Attempt;
import com.cruisemall.payment.inventory.CabinRepository;
import com.cruisemall.payment.inventory.CabinRepository.HeldCabin;
import com.cruisemall.payment.inventory.CabinRepository.Locking;
import com.cruisemall.payment.inventory.CabinType;
import com.cruisemall.payment.inventory.InsufficientCabinsException;
import com.cruisemall.payment.inventory.Offer;
import com.cruisemall.payment.inventory.OfferQuery;
import com.cruisemall.payment.order.OrderQuery;
import com.cruisemall.payment.order.OrderTerms;
import com.cruisemall.payment.order.OrderView;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Places an order: all cabins are held, or none. It skips cabins that concurrent transactions have
 * locked; it waits for those transactions only if the remaining cabins are too few.
 */
@ApplicationScoped
class PlaceOrder {
  private static final int MAX_WAITING_ATTEMPTS = 3;
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int RANDOM_CHARACTERS = 16;

  private final OfferQuery offers;
  private final CabinRepository cabins;
  private final CommissionTermsRepository commissionTerms;
  private final NewOrderRepository newOrders;
  private final OrderQuery orders;
  private final SecureRandom random;
  private final Transactions transactions;
  private final CheckoutConfig config;
  private final Clock clock;

  PlaceOrder(
      OfferQuery offers,
      CabinRepository cabins,
      CommissionTermsRepository commissionTerms,
      NewOrderRepository newOrders,
      OrderQuery orders,
      SecureRandom random,
      Transactions transactions,
      CheckoutConfig config,
      Clock clock) {
    this.offers = offers;
    this.cabins = cabins;
    this.commissionTerms = commissionTerms;
    this.newOrders = newOrders;
    this.orders = orders;
    this.random = random;
    this.transactions = transactions;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Places the order, or returns the order of an earlier attempt of the request.
   *
   * @throws ApiException 404 for an unknown sailing, 409 {@code NOT_ON_SALE}, 409 {@code SOLD_OUT}
   *     with the number of free cabins
   */
  OrderView place(UUID userId, PlaceOrderRequest request, Attempt attempt) {
    if (request.cabins().size() > config.maxCabins()) {
      throw ApiException.invalid("cabins", Reason.of("field.too-many", "max", config.maxCabins()));
    }
    if (attempt.repeated()) {
      Optional<OrderView> earlier =
          transactions.call(() -> orders.findByRequest(attempt.requestId()));
      if (earlier.isPresent()) {
        return earlier.get();
      }
    }
    Locking locking = Locking.SKIP;
    for (int waited = 0; ; waited++) {
      Locking current = locking;
      try {
        return transactions.call(() -> create(userId, request, attempt.requestId(), current));
      } catch (InsufficientCabinsException insufficient) {
        if (insufficient.soldOut()) {
          throw new ApiException(PaymentError.SOLD_OUT, details(insufficient.left()));
        }
        if (waited == MAX_WAITING_ATTEMPTS) {
          throw new ApiException(CommonError.OVERLOADED, insufficient);
        }
        locking = Locking.WAIT;
      }
    }
  }

  /** Creates the order and holds its cabins, priced by the current offer. */
  private OrderView create(
      UUID userId, PlaceOrderRequest request, UUID requestId, Locking locking) {
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
    String id = newOrderId();
    Map<CabinType, List<HeldCabin>> held =
        cabins.hold(id, offer.sailingId(), order.demand(), locking);
    Instant now = clock.instant();
    newOrders.insert(
        new NewOrderRepository.Header(
            id,
            userId,
            requestId,
            offer.sailingId(),
            request.affiliateCode().orElse(""),
            terms(offer, order),
            now.plus(config.hold()),
            now),
        order,
        held);
    return orders.find(id).orElseThrow();
  }

  /**
   * Generates an order id: {@code CM}, the day in Seoul, and 80 random bits in base32 (RFC 4648
   * §6), which cannot be guessed. The PSP accepts 6 to 64 of {@code [A-Za-z0-9_-]}.
   */
  private String newOrderId() {
    StringBuilder id =
        new StringBuilder("CM")
            .append(DateTimeFormatter.BASIC_ISO_DATE.format(ShopCalendar.today(clock)));
    for (int i = 0; i < RANDOM_CHARACTERS; i++) {
      id.append(BASE32.charAt(random.nextInt(BASE32.length())));
    }
    return id.toString();
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
        commissionTerms.current());
  }

  private static Map<String, Object> details(Map<CabinType, Integer> left) {
    Map<String, Object> details = new LinkedHashMap<>();
    left.forEach((type, count) -> details.put(type.label(), count));
    return details;
  }
}
