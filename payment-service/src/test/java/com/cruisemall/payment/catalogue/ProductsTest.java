package com.cruisemall.payment.catalogue;

import static com.cruisemall.payment.catalogue.admin.Administration.guest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyIterable;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import com.cruisemall.kit.test.CallerRules;
import com.cruisemall.payment.PaymentServiceTest;
import com.cruisemall.payment.catalogue.admin.Administration;
import com.cruisemall.payment.fare.ShopCalendar;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@PaymentServiceTest
class ProductsTest {
  @Inject Clock clock;

  @Test
  void returnsPagesOfProductsOnSale() {
    ValidatableResponse first = list("limit", 10, "page", 1);
    int total = first.extract().path("pagination.total");

    first
        .body("products", hasSize(10))
        .body("products[0].productCode", notNullValue())
        .body("products[0].basePrice", notNullValue())
        .body("products.saleStatus", everyItem(equalTo("판매중")))
        .body("pagination.page", equalTo(1))
        .body("pagination.limit", equalTo(10))
        .body("pagination.totalPages", equalTo(Math.ceilDiv(total, 10)));
    assertThat(total).isGreaterThanOrEqualTo(40);
  }

  @Test
  void returnsEveryProductOnExactlyOnePage() {
    var codes = new ArrayList<String>();
    int pages = list("region", "japan", "limit", 3).extract().path("pagination.totalPages");
    for (int page = 1; page <= pages; page++) {
      codes.addAll(
          list("region", "japan", "limit", 3, "page", page).extract().path("products.productCode"));
    }

    int total = list("region", "japan").extract().path("pagination.total");
    assertThat(codes).hasSize(total).doesNotHaveDuplicates();
  }

  @Test
  void sortsByPriceAndPopularity() {
    assertThat(prices("price_asc")).isSorted();
    assertThat(prices("price_desc")).isSortedAccordingTo(Comparator.reverseOrder());
    List<List<String>> flags = list("sort", "popular", "limit", 5).extract().path("products.flags");
    assertThat(flags).allSatisfy(marks -> assertThat(marks).contains("popular"));
  }

  @Test
  void filtersByRegionLineShipAndStatus() {
    list("region", "alaska").body("products.region", everyItem(equalTo("alaska")));
    list("cruiseLine", "노르디아", "limit", 100)
        .body("products.cruiseLine", everyItem(equalTo("노르디아")))
        .body("products", hasSize(greaterThanOrEqualTo(5)));
    list("shipName", "한빛호").body("products.shipName", everyItem(equalTo("한빛호")));
    String code = Administration.newCode();
    Map<String, Object> ended = Administration.product(code);
    ended.put("saleStatus", "판매종료");
    Administration.create(ended).then().statusCode(201);
    list("keyword", code).body("products", emptyIterable());
    list("keyword", code, "saleStatus", "판매종료")
        .body("products.productCode", equalTo(List.of(code)));
  }

  /** Most Korean words have two syllables. */
  @ParameterizedTest
  @CsvSource({
    "온천, HB-JP-01",
    "빙하, NO-AK-34",
    "산토리니, SR-EM-28",
    "동남 아시아 하롱베이, SR-SE-11",
    "지중해 가우디, SR-WM-21",
    "hb-jp-02, HB-JP-02",
    "빙, NO-AK-35"
  })
  void findsKoreanWords(String keyword, String code) {
    List<String> codes =
        list("keyword", keyword, "limit", 100).extract().path("products.productCode");

    assertThat(codes).contains(code).hasSizeLessThan(30);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "동남\u3000아시아 하롱베이",
        "동남아시아\u00A0하롱베이",
        "\uFEFF동남\u200B아시아 하롱\uFE0F베이",
        "\u1103\u1169\u11BC\u1102\u1161\u11B7\u110B\u1161\u1109\u1175\u110B\u1161 하롱베이",
        "ＳＲ-SE-１１"
      })
  void findsPastedWords(String keyword) {
    List<String> codes =
        list("keyword", keyword, "limit", 100).extract().path("products.productCode");

    assertThat(codes).contains("SR-SE-11").hasSizeLessThan(30);
  }

  @Test
  void findsProductsWithOtherNotations() {
    String code = "TXT-" + System.nanoTime();
    Map<String, Object> product = Administration.product(code);
    product.put("packageName", "특가\u00A0㈜\u1112\u1161\u11AB\u1103\u1161\u200B하기");
    product.put("shipName", "Ⅱ호");
    Administration.create(product).then().statusCode(201);

    list("keyword", "특가 (주)한다하기").body("products.productCode", equalTo(List.of(code)));
    list("shipName", "Ⅱ호").body("products.productCode", equalTo(List.of(code)));
    list("keyword", "㈜한다하기").body("products.productCode", equalTo(List.of(code)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "_", "\\", "없는말입니다", "빙%하", "'; drop table product; --"})
  void treatsKeywordsLiterally(String keyword) {
    list("keyword", keyword).body("products", emptyIterable());
  }

  @ParameterizedTest
  @CsvSource({"sort,cheapest", "region,moon", "limit,101", "page,0", "saleStatus,maybe"})
  void rejectsUnknownParameterValues(String name, String value) {
    guest()
        .queryParam(name, value)
        .get("/api/products")
        .then()
        .statusCode(400)
        .body("error.code", equalTo("VALIDATION_FAILED"))
        .body("error.details." + name, notNullValue());
  }

  @ParameterizedTest
  @CsvSource({
    "/api/products,'public, max-age=60'",
    "/api/public/products,'public, max-age=60'",
    "/api/products/SR-WM-21,'public, max-age=10'",
    "/api/public/page-config,'public, max-age=300'"
  })
  void returns304ForMatchingTag(String path, String cacheControl) {
    String tag =
        guest()
            .get(path)
            .then()
            .statusCode(200)
            .header("Cache-Control", cacheControl)
            .extract()
            .header("ETag");

    assertThat(tag).matches("\"[0-9a-f]{24}\"");
    String again =
        guest()
            .header("If-None-Match", tag)
            .get(path)
            .then()
            .statusCode(304)
            .header("ETag", tag)
            .header("Cache-Control", cacheControl)
            .extract()
            .asString();
    assertThat(again).isEmpty();
    guest().header("If-None-Match", "\"other\", W/" + tag).get(path).then().statusCode(304);
  }

  @Test
  void returnsProductWithSailingsAndFreeCabins() {
    ValidatableResponse answer =
        guest()
            .get("/api/products/{code}", "SR-WM-21")
            .then()
            .statusCode(200)
            .body("product.itinerary", hasSize(8))
            .body("product.itinerary[0].type", equalTo("Embarkation"))
            .body("product.imageUrls", hasSize(3))
            .body("sailings[0].cabins.cabinType", equalTo(List.of("인사이드", "오션뷰", "발코니", "스위트")))
            .body("sailings[0].cabins[0].fares.adult", notNullValue())
            .body("sailings[0].cabins[0].fares.child2to11", notNullValue())
            .body("sailings[0].cabins.free", everyItem(greaterThanOrEqualTo(3)));

    List<String> days = answer.extract().path("sailings.departureDate");
    assertThat(days).isSorted().hasSizeGreaterThan(3).doesNotHaveDuplicates();
    assertThat(LocalDate.parse(days.getFirst())).isAfter(ShopCalendar.today(clock));
    String next = answer.extract().path("product.nextDepartureDate");
    assertThat(next).isEqualTo(days.getFirst());
    assertThat(new HashSet<String>(answer.extract().path("sailings.sailingId")))
        .hasSameSizeAs(days);
  }

  @Test
  void allowsServicesWithScopeToRead() {
    CallerRules rules = CallerRules.of("payment-service");
    rules.alsoServices("catalogue:read", call -> call.get("/api/products"));
    rules.alsoServices("catalogue:read", call -> call.get("/api/public/products/HB-JP-01"));
    rules.peopleOnly(call -> call.get("/api/public/page-config"));
  }

  @Test
  void returns404ForUnknownProduct() {
    guest()
        .get("/api/products/unknown")
        .then()
        .statusCode(404)
        .header("Cache-Control", "private, no-store")
        .body("error.code", equalTo("NOT_FOUND"));
  }

  private static List<Integer> prices(String sort) {
    return list("sort", sort, "limit", 100).extract().path("products.basePrice");
  }

  private static ValidatableResponse list(Object... parameters) {
    var request = guest();
    for (int i = 0; i < parameters.length; i += 2) {
      request.queryParam((String) parameters[i], parameters[i + 1]);
    }
    return request.get("/api/products").then().statusCode(200);
  }
}
