package com.cruisemall.load.stack;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Sailing of a test product, with inside cabins.
 *
 * @param amount price for two adults in won
 */
public record TestSailing(String productCode, String sailingId, long amount) {
  private static final int CABINS_PER_REQUEST = 500;
  private static final long FARE = 890_000;

  /** Creates a product for this run; it is withdrawn at the end, so that no demo list shows it. */
  public static void createProduct(ServiceClient client, String token, String code)
      throws IOException, InterruptedException {
    client.post(
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

  public static TestSailing create(
      ServiceClient client, String token, String code, LocalDate day, int cabins)
      throws IOException, InterruptedException {
    String sailing =
        client
            .post(
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
    for (int first = 0; first < cabins; first += CABINS_PER_REQUEST) {
      List<String> numbers = new ArrayList<>();
      for (int n = first; n < Math.min(cabins, first + CABINS_PER_REQUEST); n++) {
        numbers.add("L" + n);
      }
      client.post(
          "/api/admin/inventory/" + sailing + "/cabins",
          token,
          Map.of("cabinType", "INSIDE", "deck", 5, "numbers", numbers));
    }
    return new TestSailing(code, sailing, 2 * FARE);
  }

  /** Returns the order of one cabin for two adults as JSON. */
  public String order() throws IOException {
    return ServiceClient.JSON.writeValueAsString(
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
