package com.cruisemall.payment.catalogue.admin;

import static io.restassured.RestAssured.given;

import com.cruisemall.kit.test.FakeIssuer;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests of administrators and guests. */
public final class Administration {
  private static final AtomicInteger CODES = new AtomicInteger();
  private static final UUID ADMINISTRATOR = UUID.fromString("0199a7b0-0000-7000-8000-000000000001");

  private Administration() {}

  public static String newCode() {
    return "TEST-" + UUID.randomUUID().toString().substring(0, 8) + "-" + CODES.incrementAndGet();
  }

  /** Returns a valid product. */
  public static Map<String, Object> product(String code) {
    Map<String, Object> product = new HashMap<>();
    product.put("productCode", code);
    product.put("cruiseLine", "시험선사");
    product.put("shipName", "시험호");
    product.put("packageName", "시험 항로 3박 4일");
    product.put("nights", 3);
    product.put("days", 4);
    product.put("itinerary", itinerary());
    product.put("destinations", "부산 · 제주");
    product.put("basePrice", 500_000);
    product.put("description", "시험을 위한 상품");
    product.put("tags", List.of("시험"));
    product.put("region", "japan");
    product.put("flags", List.of("budget"));
    product.put("saleStatus", "판매중");
    product.put("imageUrls", List.of());
    return product;
  }

  public static Response create(Map<String, Object> product) {
    return signedIn().body(product).post("/api/admin/products");
  }

  public static RequestSpecification signedIn() {
    return given()
        .auth()
        .oauth2(FakeIssuer.person(ADMINISTRATOR, "sid-of-an-administrator", "ADMIN"))
        .contentType("application/json");
  }

  public static RequestSpecification guest() {
    return given().auth().oauth2(FakeIssuer.guest());
  }

  private static List<Map<String, Object>> itinerary() {
    List<Map<String, Object>> days = new ArrayList<>();
    days.add(Map.of("day", 1, "type", "Embarkation", "port", "부산", "departure", "17:00"));
    days.add(Map.of("day", 2, "type", "Cruising"));
    days.add(
        Map.of("day", 3, "type", "PortVisit", "port", "제주", "country", "KR", "arrival", "08:00"));
    days.add(Map.of("day", 4, "type", "Disembarkation", "port", "부산"));
    return days;
  }
}
