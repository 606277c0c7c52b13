package com.cruisemall.payment.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.payment.checkout.PlaceOrderRequest.WantedCabin;
import com.cruisemall.payment.checkout.PlaceOrderRequest.WantedTraveler;
import com.cruisemall.payment.fare.CancellationPolicy;
import com.cruisemall.payment.fare.FareCategory;
import com.cruisemall.payment.inventory.CabinType;
import com.cruisemall.payment.inventory.Offer;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PriceTest {
  private static final LocalDate DEPARTURE = LocalDate.of(2027, 5, 1);

  @Provide
  Arbitrary<List<WantedCabin>> cabins() {
    Arbitrary<LocalDate> adult =
        Arbitraries.longs().between(12 * 366, 90 * 365).map(DEPARTURE::minusDays);
    Arbitrary<LocalDate> anybody =
        Arbitraries.longs().between(0, 90 * 365).map(DEPARTURE::minusDays);
    Arbitrary<WantedCabin> cabin =
        Combinators.combine(Arbitraries.of(CabinType.class), adult, anybody.list().ofMaxSize(3))
            .as((type, first, others) ->
                new WantedCabin(
                    type,
                    Stream.concat(Stream.of(first), others.stream())
                        .map(birth -> new WantedTraveler("n", birth, "F", "KR"))
                        .toList()));
    return cabin.list().ofMinSize(1).ofMaxSize(10);
  }

  @Provide
  Arbitrary<Map<FareCategory, Long>> prices() {
    return Arbitraries.longs()
        .between(0, 100_000_000)
        .list()
        .ofSize(FareCategory.values().length)
        .map(amounts -> {
          Map<FareCategory, Long> prices = new EnumMap<>(FareCategory.class);
          Iterator<Long> amount = amounts.iterator();
          for (FareCategory fare : FareCategory.values()) {
            prices.put(fare, amount.next());
          }
          return prices;
        });
  }

  @Property(tries = 300)
  void sumsUpThePricesOfAllTravellers(
      @ForAll("cabins") List<WantedCabin> cabins,
      @ForAll("prices") Map<FareCategory, Long> prices) {
    PricedOrder order = PricedOrder.of(request(cabins), offer(prices));

    long sum =
        order.cabins().stream()
            .flatMap(cabin -> cabin.travelers().stream())
            .mapToLong(traveler -> prices.getOrDefault(traveler.fare(), -1L))
            .sum();
    assertThat(order.amount()).isEqualTo(sum);
    assertThat(order.demand().values().stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(cabins.size());
    for (int i = 0; i < cabins.size(); i++) {
      assertThat(order.cabins().get(i).travelers())
          .extracting(PricedOrder.PricedTraveler::traveler)
          .containsExactlyElementsOf(cabins.get(i).travelers());
    }
  }

  private static PlaceOrderRequest request(List<WantedCabin> cabins) {
    return new PlaceOrderRequest("P", new UUID(0, 1), cabins, Optional.empty());
  }

  private static Offer offer(Map<FareCategory, Long> prices) {
    Map<CabinType, Map<FareCategory, Long>> all = new EnumMap<>(CabinType.class);
    for (CabinType type : CabinType.values()) {
      all.put(type, prices);
    }
    return new Offer(
        new UUID(0, 1),
        "P",
        "n",
        "l",
        "s",
        "d",
        4,
        DEPARTURE,
        DEPARTURE.plusDays(4),
        true,
        new CancellationPolicy(List.of()),
        all);
  }
}
