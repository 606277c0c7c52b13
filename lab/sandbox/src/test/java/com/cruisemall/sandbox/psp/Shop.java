package com.cruisemall.sandbox.psp;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests of a shop server, a customer and a test to the PSP. */
final class Shop {
  private static final AtomicInteger ORDERS = new AtomicInteger();

  private Shop() {}

  static String newOrder() {
    return "CM20260501-" + ORDERS.incrementAndGet();
  }

  /** Creates an authenticated payment and returns its key. */
  static String authenticated(String orderId, long amount) {
    return authenticated(Map.of("orderId", orderId, "amount", amount));
  }

  static String authenticated(Map<String, Object> payment) {
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
    return withSecretKey()
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body(Map.of("paymentKey", paymentKey, "orderId", orderId, "amount", amount))
        .post("/v1/payments/confirm");
  }

  static Response cancel(String key, String paymentKey, Map<String, Object> body) {
    return withSecretKey()
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body(body)
        .post("/v1/payments/{paymentKey}/cancel", paymentKey);
  }

  static Response get(String paymentKey) {
    return withSecretKey().get("/v1/payments/{paymentKey}", paymentKey);
  }

  static RequestSpecification withSecretKey() {
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
