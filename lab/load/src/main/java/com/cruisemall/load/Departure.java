package com.cruisemall.load;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Something to order: a departure with as many inside cabins as will be asked for.
 *
 * @param amount what two adults pay, in won
 */
public record Departure(String productCode, String sailingId, long amount) {
  private static final int AT_A_TIME = 500;
  private static final long FARE = 890_000;

  /** A product of its own, which shows in no demo list when the run is over. */
  public static void createProduct(Shop shop, String token, String code)
      throws IOException, InterruptedException {
    shop.post(
        "/api/admin/products",
        token,
        Map.ofEntries(
            Map.entry("productCode", code),
            Map.entry("cruiseLine", "측정선사"),
            Map.entry("shipName", "측정호"),
            Map.entry("packageName", "부하 측정 4박 5일"),
            Map.entry("nights", 4),
            Map.entry("days", 5),
            Map.entry("itinerary", List.of()),
            Map.entry("destinations", "부산 · 나가사키"),
            Map.entry("basePrice", FARE),
            Map.entry("description", ""),
            Map.entry("tags", List.of()),
            Map.entry("region", "japan"),
            Map.entry("flags", List.of()),
            Map.entry("saleStatus", "판매중"),
            Map.entry("imageUrls", List.of())));
  }

  public static Departure create(Shop shop, String token, String code, LocalDate day, int cabins)
      throws IOException, InterruptedException {
    String sailing =
        shop.post(
                "/api/admin/products/" + code + "/sailings",
                token,
                Map.of(
                    "departureDate",
                    day.toString(),
                    "returnDate",
                    day.plusDays(4).toString(),
                    "open",
                    true,
                    "cancellationPolicy",
                    "STANDARD",
                    "cabins",
                    List.of(
                        Map.of(
                            "cabinType",
                            "INSIDE",
                            "fares",
                            Map.of("adult", FARE, "adult3rd", FARE, "child2to11", FARE)))))
            .path("sailing")
            .path("sailingId")
            .asText();
    for (int first = 0; first < cabins; first += AT_A_TIME) {
      List<String> numbers = new ArrayList<>();
      for (int n = first; n < Math.min(cabins, first + AT_A_TIME); n++) {
        numbers.add("L" + n);
      }
      shop.post(
          "/api/admin/inventory/" + sailing + "/cabins",
          token,
          Map.of("cabinType", "INSIDE", "deck", 5, "numbers", numbers));
    }
    return new Departure(code, sailing, 2 * FARE);
  }

  /** The order of two adults for one cabin. */
  public String order() throws IOException {
    return Shop.JSON.writeValueAsString(
        Map.of(
            "productCode",
            productCode,
            "sailingId",
            sailingId,
            "cabins",
            List.of(
                Map.of(
                    "cabinType",
                    "INSIDE",
                    "travelers",
                    List.of(traveler("김하늘", "1984-03-02"), traveler("이바다", "1986-11-20"))))));
  }

  private static Map<String, String> traveler(String name, String birthDate) {
    return Map.of("name", name, "birthDate", birthDate, "sex", "F", "nationality", "KR");
  }
}
