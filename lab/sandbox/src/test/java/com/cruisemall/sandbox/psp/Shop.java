package com.cruisemall.sandbox.psp;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Does at the payment provider what a shop's server, a customer and a test do. */
final class Shop {
  private static final AtomicInteger ORDERS = new AtomicInteger();

  private Shop() {}

  static String newOrder() {
    return "CM20260501-" + ORDERS.incrementAndGet();
  }

  /** A payment that the customer has agreed to. */
  static String agreed(String orderId, long amount) {
    return agreed(Map.of("orderId", orderId, "amount", amount));
  }

  static String agreed(Map<String, Object> payment) {
    return given()
        .contentType("application/json")
        .body(payment)
        .post("/sandbox/psp/payments")
        .then()
        .statusCode(200)
        .extract()
        .path("paymentKey");
  }

  static Response confirm(String key, String paymentKey, String orderId, long amount) {
    return signedIn()
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body(Map.of("paymentKey", paymentKey, "orderId", orderId, "amount", amount))
        .post("/v1/payments/confirm");
  }

  static Response cancel(String key, String paymentKey, Map<String, Object> body) {
    return signedIn()
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body(body)
        .post("/v1/payments/{paymentKey}/cancel", paymentKey);
  }

  static Response get(String paymentKey) {
    return signedIn().get("/v1/payments/{paymentKey}", paymentKey);
  }

  static RequestSpecification signedIn() {
    return given().auth().preemptive().basic("test_sk_sandbox", "");
  }

  static void fault(String target, Map<String, Object> fault) {
    given()
        .contentType("application/json")
        .body(fault)
        .put("/sandbox/faults/{target}", target)
        .then()
        .statusCode(200);
  }

  static void clearFaults() {
    given().delete("/sandbox/faults").then().statusCode(200);
  }
}
