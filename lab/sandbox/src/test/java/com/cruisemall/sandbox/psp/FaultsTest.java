package com.cruisemall.sandbox.psp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FaultsTest {
  private String order = "";
  private String payment = "";

  @BeforeEach
  void createPayment() {
    order = Shop.newOrder();
    payment = Shop.authenticated(order, 10_000);
  }

  @AfterEach
  void clearFaults() {
    Shop.clearFaults();
  }

  @Test
  void sendsNoResponseOnHang() {
    Shop.fault("psp", Map.of("kind", "HANG", "operation", "confirm"));

    assertThatThrownBy(() -> confirmWithin(Duration.ofMillis(300)))
        .isInstanceOf(HttpTimeoutException.class);
    Shop.get(payment).then().body("status", equalTo("IN_PROGRESS"));
  }

  @Test
  void closesConnectionBeforeCharging() {
    Shop.fault("psp", Map.of("kind", "REFUSE", "remaining", 1, "operation", "confirm"));

    assertThatThrownBy(() -> confirmWithin(Duration.ofSeconds(10))).isInstanceOf(IOException.class);
    Shop.get(payment).then().body("status", equalTo("IN_PROGRESS"));
  }

  @Test
  void closesConnectionAfterCharging() throws IOException, InterruptedException {
    Shop.fault("psp", Map.of("kind", "SUCCESS_THEN_CUT", "remaining", 1));

    assertThatThrownBy(() -> confirmWithin(Duration.ofSeconds(10))).isInstanceOf(IOException.class);

    Shop.get(payment).then().body("status", equalTo("DONE"));
    assertThat(confirmWithin(Duration.ofSeconds(10))).isEqualTo(200);
  }

  @Test
  void returnsServerErrorWithoutCharging() {
    Shop.fault("psp", Map.of("kind", "ERROR", "remaining", 1));

    Shop.confirm(order, payment, order, 10_000)
        .then()
        .statusCode(500)
        .body("code", equalTo("FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING"));
    Shop.get(payment).then().body("status", equalTo("IN_PROGRESS"));
    Shop.confirm(order, payment, order, 10_000).then().statusCode(200);
  }

  @Test
  void replaysTemporaryErrorForSameKey() {
    Shop.fault("psp", Map.of("kind", "PROVIDER_ERROR", "remaining", 1));

    for (int i = 0; i < 2; i++) {
      Shop.confirm(order, payment, order, 10_000)
          .then()
          .statusCode(400)
          .body("code", equalTo("PROVIDER_ERROR"));
    }
    Shop.confirm(order + "-2", payment, order, 10_000).then().statusCode(200);
  }

  @Test
  void declinesOnlyConfirmationsWithGivenCode() {
    Shop.fault("psp", Map.of("kind", "DECLINE", "code", "INVALID_REJECT_CARD", "remaining", 1));

    Shop.get(payment).then().statusCode(200);
    Shop.confirm(order, payment, order, 10_000)
        .then()
        .statusCode(400)
        .body("code", equalTo("INVALID_REJECT_CARD"));
  }

  @Test
  void leavesPaymentInProgress() {
    Shop.fault("psp", Map.of("kind", "IN_PROGRESS", "remaining", 1));

    Shop.confirm(order, payment, order, 10_000)
        .then()
        .statusCode(200)
        .body("status", equalTo("IN_PROGRESS"));
    Shop.confirm(order, payment, order, 10_000).then().body("status", equalTo("DONE"));
  }

  @Test
  void rejectsConcurrentRequestWithSameKey() throws IOException, InterruptedException {
    Shop.fault("psp", Map.of("kind", "SLOW", "millis", 1_500, "remaining", 1));
    var first = Thread.ofVirtual().unstarted(() -> Shop.confirm(order, payment, order, 10_000));
    first.start();

    Awaitility.await()
        .untilAsserted(
            () -> assertThat(RestAssured.get("/sandbox/faults").asString()).doesNotContain("SLOW"));
    Shop.confirm(order, payment, order, 10_000)
        .then()
        .statusCode(409)
        .body("code", equalTo("IDEMPOTENT_REQUEST_PROCESSING"));
    first.join();
    Shop.confirm(order, payment, order, 10_000).then().statusCode(200);
  }

  private int confirmWithin(Duration timeout) throws IOException, InterruptedException {
    String address = "http://127.0.0.1:%d/v1/payments/confirm".formatted(RestAssured.port);
    String key =
        Base64.getEncoder().encodeToString("test_sk_sandbox:".getBytes(StandardCharsets.UTF_8));
    String body =
        "{\"paymentKey\":\"%s\",\"orderId\":\"%s\",\"amount\":10000}".formatted(payment, order);
    var request =
        HttpRequest.newBuilder(URI.create(address))
            .timeout(timeout)
            .header("Authorization", "Basic " + key)
            .header("Idempotency-Key", order)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    }
  }
}
