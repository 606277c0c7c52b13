package com.cruisemall.payment.catalogue.admin;

import static com.cruisemall.payment.catalogue.admin.Administration.guest;
import static com.cruisemall.payment.catalogue.admin.Administration.newCode;
import static com.cruisemall.payment.catalogue.admin.Administration.product;
import static com.cruisemall.payment.catalogue.admin.Administration.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyIterable;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.cruisemall.kit.test.FakeIssuer;
import com.cruisemall.payment.PaymentServiceTest;
import com.cruisemall.payment.Topics;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@PaymentServiceTest
class AdministrationTest {
  @Test
  void createsChangesAndWithdrawsAProduct() {
    String code = newCode();
    Administration.create(product(code))
        .then()
        .statusCode(201)
        .header("ETag", equalTo("\"0\""))
        .body("product.saleStatus", equalTo("판매중"))
        .body("product.flags", equalTo(List.of("budget")))
        .body("product.category", nullValue());
    Administration.create(product(code))
        .then()
        .statusCode(409)
        .body("error.code", equalTo("CONFLICT"));

    Map<String, Object> changed = product(code);
    changed.put("basePrice", 450_000);
    changed.put("category", "근거리");
    replace(code, "\"0\"", changed).then().statusCode(200).header("ETag", equalTo("\"1\""));
    guest()
        .get("/api/products/{code}", code)
        .then()
        .statusCode(200)
        .body("product.basePrice", equalTo(450_000))
        .body("product.category", equalTo("근거리"))
        .body("product.itinerary[2].port", equalTo("제주"));

    signedIn()
        .header("If-Match", "\"1\"")
        .delete("/api/admin/products/{code}", code)
        .then()
        .statusCode(200)
        .body("product.saleStatus", equalTo("판매종료"));
    guest()
        .queryParam("keyword", code)
        .get("/api/products")
        .then()
        .body("products", emptyIterable());
    signedIn()
        .queryParam("keyword", code)
        .get("/api/admin/products")
        .then()
        .body("products", hasSize(1))
        .body("products[0].version", equalTo(2));
    try (var events = new Topics("payment.catalogue-changed.v1")) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() ->
              assertThat(changes(events, code))
                  .containsExactly("PRODUCT_CREATED", "PRODUCT_CHANGED", "PRODUCT_WITHDRAWN"));
    }
  }

  @Test
  void rejectsChangeOfAnotherVersion() {
    String code = newCode();
    Administration.create(product(code));

    replace(code, "\"7\"", product(code))
        .then()
        .statusCode(412)
        .body("error.code", equalTo("VERSION_CONFLICT"));
    signedIn()
        .body(product(code))
        .put("/api/admin/products/{code}", code)
        .then()
        .statusCode(428)
        .body("error.code", equalTo("PRECONDITION_REQUIRED"));
    replace("unknown", "\"0\"", product("unknown")).then().statusCode(404);
    replace(code, "\"0\"", product(newCode()))
        .then()
        .statusCode(400)
        .body("error.details.productCode", equalTo("변경할 수 없습니다."));
  }

  @Test
  void acceptsOneOfManyConcurrentChanges() throws ExecutionException, InterruptedException {
    String code = newCode();
    Administration.create(product(code));
    var answers = new ArrayList<Future<Integer>>();
    try (var administrators = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        answers.add(
            administrators.submit(() -> replace(code, "\"0\"", product(code)).statusCode()));
      }
    }

    var statuses = new ArrayList<Integer>();
    for (Future<Integer> answer : answers) {
      statuses.add(answer.get());
    }
    assertThat(Collections.frequency(statuses, 200)).isEqualTo(1);
    assertThat(Collections.frequency(statuses, 412)).isEqualTo(19);
    signedIn().get("/api/admin/products/{code}", code).then().header("ETag", equalTo("\"1\""));
  }

  @Test
  void createsOpensAndPricesSailings() {
    String code = newCode();
    Administration.create(product(code));

    String sailing =
        createSailing(code, departure(400_000))
            .then()
            .statusCode(201)
            .header("ETag", equalTo("\"0\""))
            .body("sailing.cabins[0].cabinType", equalTo("발코니"))
            .body("sailing.cabins[0].free", equalTo(0))
            .extract()
            .path("sailing.sailingId");
    createSailing(code, departure(400_000)).then().statusCode(409);
    guest()
        .get("/api/products/{code}", code)
        .then()
        .body("sailings", hasSize(1))
        .body("sailings[0].cabins[0].fares.adult", equalTo(400_000));

    Map<String, Object> closed = departure(390_000);
    closed.put("open", false);
    changeSailing(code, sailing, "\"1\"", closed).then().statusCode(412);
    changeSailing(code, sailing, "\"0\"", closed)
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"1\""));
    guest().get("/api/products/{code}", code).then().body("sailings", emptyIterable());
    signedIn()
        .get("/api/admin/products/{code}/sailings", code)
        .then()
        .body("sailings[0].open", equalTo(false))
        .body("sailings[0].sailing.cabins[0].fares.adult", equalTo(390_000));
    changeSailing(code, UUID.randomUUID().toString(), "\"0\"", closed).then().statusCode(404);
    Map<String, Object> odd = departure(1);
    odd.put("cancellationPolicy", "NONE_SUCH");
    createSailing(code, odd)
        .then()
        .statusCode(400)
        .body("error.details.cancellationPolicy", equalTo("제시된 값 중 하나여야 합니다."));
  }

  @Test
  void requiresAdministrator() {
    guest().get("/api/admin/products").then().statusCode(403);
    RestAssured.given()
        .auth()
        .oauth2(FakeIssuer.person(UUID.randomUUID(), "sid-of-a-customer", "USER"))
        .contentType("application/json")
        .body(product(newCode()))
        .post("/api/admin/products")
        .then()
        .statusCode(403)
        .body("error.code", equalTo("FORBIDDEN"));
  }

  @Test
  void rejectsInvalidProduct() {
    Map<String, Object> odd = product(newCode());
    odd.put("region", "moon");
    odd.put("basePrice", -1);
    odd.put("shipName", " ");
    Administration.create(odd)
        .then()
        .statusCode(400)
        .body("error.code", equalTo("VALIDATION_FAILED"))
        .body("error.details.keySet()", hasSize(3));
  }

  private static Response replace(String code, String ifMatch, Map<String, Object> product) {
    return signedIn()
        .header("If-Match", ifMatch)
        .body(product)
        .put("/api/admin/products/{code}", code);
  }

  private static Response createSailing(String code, Map<String, Object> sailing) {
    return signedIn().body(sailing).post("/api/admin/products/{code}/sailings", code);
  }

  private static Response changeSailing(
      String code, String id, String ifMatch, Map<String, Object> sailing) {
    Map<String, Object> change = new HashMap<>(sailing);
    change.remove("departureDate");
    change.remove("returnDate");
    return signedIn()
        .header("If-Match", ifMatch)
        .body(change)
        .put("/api/admin/products/{code}/sailings/{id}", code, id);
  }

  private static Map<String, Object> departure(int adult) {
    return new HashMap<>(
        Map.of(
            "departureDate",
            "2099-05-01",
            "returnDate",
            "2099-05-04",
            "open",
            true,
            "cancellationPolicy",
            "STANDARD",
            "cabins",
            List.of(Map.of("cabinType", "발코니", "fares", Map.of("adult", adult)))));
  }

  /** Returns the changes of a product that were published, in order. */
  private static List<String> changes(Topics events, String code) {
    return events.records().stream()
        .filter(event -> code.equals(event.key()))
        .map(event -> JsonPath.from(event.value()).getString("change"))
        .toList();
  }
}
