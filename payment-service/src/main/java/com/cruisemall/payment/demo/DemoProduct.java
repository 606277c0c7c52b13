package com.cruisemall.payment.demo;

import static java.util.stream.Collectors.joining;

import com.cruisemall.payment.catalogue.Flag;
import com.cruisemall.payment.catalogue.ItineraryDay;
import com.cruisemall.payment.catalogue.SaleStatus;
import com.cruisemall.payment.catalogue.admin.ProductDraft;
import com.cruisemall.payment.fare.FareCategory;
import com.cruisemall.payment.inventory.CabinType;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Product in the file of the demo catalogue.
 *
 * @param route day by day, {@code port/country/arrival/departure} or {@code ~} for a day at sea
 * @param basePrice the lowest fare of an adult, in won
 * @param months the months with sailings
 */
record DemoProduct(
    String productCode,
    String cruiseLine,
    String shipName,
    String packageName,
    String region,
    String route,
    long basePrice,
    String category,
    List<String> tags,
    Set<Flag> flags,
    String description,
    List<Integer> months) {
  private static final int VIEWS = 3;
  private static final int PICTURES = 9;
  private static final int WHOLE_YEAR = 12;
  private static final int SHORT = 5;
  private static final int ROUND = 10_000;

  /** Season factors of the months in percent, from January on. */
  private static final int[] SEASON = {105, 100, 100, 110, 110, 100, 130, 130, 110, 110, 100, 120};

  ProductDraft draft() {
    List<ItineraryDay> itinerary = itinerary();
    return new ProductDraft(
        productCode,
        cruiseLine,
        shipName,
        packageName,
        itinerary.size() - 1,
        itinerary.size(),
        itinerary,
        itinerary.stream()
            .map(ItineraryDay::port)
            .flatMap(Stream::ofNullable)
            .distinct()
            .collect(joining(" · ")),
        basePrice,
        description,
        category,
        tags,
        region,
        flags,
        SaleStatus.ON_SALE,
        picture(1),
        IntStream.rangeClosed(1, VIEWS).mapToObj(this::picture).toList());
  }

  int nights() {
    return route.split(";", -1).length - 1;
  }

  /** Returns the departures between two days; the result is deterministic. */
  List<LocalDate> departures(LocalDate from, LocalDate to) {
    int interval = interval();
    long offset = Math.floorMod(productCode.hashCode(), interval);
    return from.datesUntil(to)
        .filter(day -> Math.floorMod(day.toEpochDay(), interval) == offset)
        .filter(day -> months.contains(day.getMonthValue()))
        .toList();
  }

  /** Returns the fare for one person, in won. */
  long fare(CabinType type, FareCategory category, LocalDate departure) {
    long cheapest = months.stream().mapToInt(month -> SEASON[month - 1]).min().orElseThrow();
    long season = SEASON[departure.getMonthValue() - 1] * 100L / cheapest;
    long adult = basePrice * season / 100 * percent(type) / 100;
    return Math.ceilDiv(adult * percent(category) / 100, ROUND) * ROUND;
  }

  /** Returns the number of cabins of a type. */
  int cabins(CabinType type) {
    int more = Math.floorMod(productCode.hashCode() / 7, 5);
    return switch (type) {
      case INSIDE -> 9 + more;
      case OCEAN_VIEW -> 7 + more;
      case BALCONY -> 8 + more;
      case SUITE -> 3 + more / 2;
    };
  }

  /** Returns the deck of a cabin type. */
  int deck(CabinType type) {
    return switch (type) {
      case INSIDE -> 5;
      case OCEAN_VIEW -> 6;
      case BALCONY -> 8;
      case SUITE -> 10;
    };
  }

  private int interval() {
    if (months.size() < SHORT) {
      return 7;
    }
    if (months.size() < WHOLE_YEAR) {
      return months.size() <= 6 ? 21 : 42;
    }
    return nights() <= SHORT ? 35 : 49;
  }

  /** Returns the address of one of upload-service's nine demo pictures of the region. */
  private String picture(int view) {
    int number = 1 + Math.floorMod(productCode.hashCode() + view, PICTURES);
    String name = "demo/%s/%d".formatted(region, number);
    return "/api/images/" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  private List<ItineraryDay> itinerary() {
    List<ItineraryDay> days = new ArrayList<>();
    String[] stops = route.split(";", -1);
    for (int i = 0; i < stops.length; i++) {
      days.add(day(i + 1, stops.length, stops[i]));
    }
    return days;
  }

  private static ItineraryDay day(int day, int last, String stop) {
    if (stop.equals("~")) {
      return new ItineraryDay(day, ItineraryDay.Type.CRUISING, null, null, null, null);
    }
    ItineraryDay.Type type = ItineraryDay.Type.PORT_VISIT;
    if (day == 1) {
      type = ItineraryDay.Type.EMBARKATION;
    } else if (day == last) {
      type = ItineraryDay.Type.DISEMBARKATION;
    }
    List<String> parts = Arrays.asList(stop.split("/", -1));
    return new ItineraryDay(
        day, type, parts.get(0), parts.get(1), time(parts.get(2)), time(parts.get(3)));
  }

  private static @Nullable String time(String text) {
    return text.equals("-") ? null : text;
  }

  private static int percent(CabinType type) {
    return switch (type) {
      case INSIDE -> 100;
      case OCEAN_VIEW -> 122;
      case BALCONY -> 155;
      case SUITE -> 260;
    };
  }

  private static int percent(FareCategory category) {
    return switch (category) {
      case ADULT -> 100;
      case ADULT_3RD -> 60;
      case CHILD_2_TO_11 -> 50;
      case INFANT_UNDER_2 -> 10;
    };
  }
}
