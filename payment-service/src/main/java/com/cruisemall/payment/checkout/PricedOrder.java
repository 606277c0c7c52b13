package com.cruisemall.payment.checkout;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.payment.PaymentError;
import com.cruisemall.payment.fare.FareCategory;
import com.cruisemall.payment.fare.FareRules;
import com.cruisemall.payment.inventory.CabinType;
import com.cruisemall.payment.inventory.Offer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Requested cabins with the price of each traveller. */
record PricedOrder(List<PricedCabin> cabins) {
  record PricedCabin(CabinType type, List<PricedTraveler> travelers) {
    long amount() {
      return travelers.stream().mapToLong(PricedTraveler::amount).sum();
    }
  }

  record PricedTraveler(
      PlaceOrderRequest.WantedTraveler traveler, FareCategory fare, long amount) {}

  PricedOrder {
    cabins = List.copyOf(cabins);
  }

  /**
   * Prices an order by the offer.
   *
   * @throws ApiException 400 for travellers that a cabin does not accept, 409 {@code NOT_ON_SALE}
   *     for a fare that is not offered
   */
  static PricedOrder of(PlaceOrderRequest request, Offer offer) {
    List<PricedCabin> cabins = new ArrayList<>();
    for (int i = 0; i < request.cabins().size(); i++) {
      cabins.add(price(request.cabins().get(i), i, offer));
    }
    return new PricedOrder(cabins);
  }

  long amount() {
    return cabins.stream().mapToLong(PricedCabin::amount).sum();
  }

  /** Returns the number of requested cabins of each type. */
  Map<CabinType, Integer> demand() {
    Map<CabinType, Integer> demand = new EnumMap<>(CabinType.class);
    cabins.forEach(cabin -> demand.merge(cabin.type(), 1, Integer::sum));
    return demand;
  }

  /** Returns 혼자 for one traveller, 가족 with children, and 동행 otherwise. */
  String companionType() {
    List<FareCategory> fares =
        cabins.stream()
            .flatMap(cabin -> cabin.travelers().stream())
            .map(PricedTraveler::fare)
            .toList();
    if (fares.size() == 1) {
      return "혼자";
    }
    return fares.contains(FareCategory.CHILD_2_TO_11) || fares.contains(FareCategory.INFANT_UNDER_2)
        ? "가족"
        : "동행";
  }

  private static PricedCabin price(PlaceOrderRequest.WantedCabin cabin, int index, Offer offer) {
    List<FareCategory> fares = fares(cabin, index, offer);
    List<PricedTraveler> travelers = new ArrayList<>();
    for (int i = 0; i < fares.size(); i++) {
      long amount =
          offer
              .price(cabin.cabinType(), fares.get(i))
              .orElseThrow(() -> new ApiException(PaymentError.NOT_ON_SALE));
      travelers.add(new PricedTraveler(cabin.travelers().get(i), fares.get(i), amount));
    }
    return new PricedCabin(cabin.cabinType(), travelers);
  }

  private static List<FareCategory> fares(
      PlaceOrderRequest.WantedCabin cabin, int index, Offer offer) {
    try {
      return FareRules.categories(
          cabin.travelers().stream().map(PlaceOrderRequest.WantedTraveler::birthDate).toList(),
          offer.departureDate());
    } catch (FareRules.UnsuitableCabinException unsuitable) {
      throw ApiException.invalid("cabins[" + index + "].travelers", unsuitable.reason());
    }
  }
}
