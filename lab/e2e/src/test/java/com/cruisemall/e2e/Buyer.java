package com.cruisemall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/** Customer who buys a cabin. */
final class Buyer {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  /** Cancellations this many days before departure are free. */
  private static final int DAYS_BEFORE_DEPARTURE = 61;

  private final String cookie;
  private final boolean patient;

  /**
   * @param patient retries with the same idempotency key until there is a final response
   */
  Buyer(String phone, boolean patient) {
    this.cookie = ShopClient.cookie(ShopClient.login(phone));
    this.patient = patient;
  }

  boolean patient() {
    return patient;
  }

  /** Returns an order of one cabin on a sailing that has this many free. */
  static String offer(int free) {
    return offer(free, 1, 1);
  }

  /** Returns an order of several cabins with several travellers each. */
  static String offer(int free, int cabins, int people) {
    String traveler =
        "{\"name\":\"홍길동\",\"birthDate\":\"1980-01-01\",\"sex\":\"M\",\"nationality\":\"KR\"}";
    String travelers = String.join(",", Collections.nCopies(people, traveler));
    LocalDate earliest = LocalDate.now(ZoneId.of("Asia/Seoul")).plusDays(DAYS_BEFORE_DEPARTURE);
    for (JsonNode product : read(ShopClient.get("/api/products?limit=100")).path("products")) {
      String code = product.path("productCode").asText();
      // Bypasses the caches, since availability changes between tests.
      String page = "/api/products/" + code + "?at=" + System.nanoTime();
      for (JsonNode sailing : read(ShopClient.get(page)).path("sailings")) {
        for (JsonNode type : sailing.path("cabins")) {
          if (type.path("free").asInt() >= free
              && !LocalDate.parse(sailing.path("departureDate").asText()).isBefore(earliest)) {
            String cabin =
                "{\"cabinType\":\"%s\",\"travelers\":[%s]}"
                    .formatted(type.path("cabinType").asText(), travelers);
            return "{\"productCode\":\"%s\",\"sailingId\":\"%s\",\"cabins\":[%s]}"
                .formatted(
                    code,
                    sailing.path("sailingId").asText(),
                    String.join(",", Collections.nCopies(cabins, cabin)));
          }
        }
      }
    }
    throw new AssertionError("no sailing with enough free cabins");
  }

  /** Orders and pays; returns the last response. */
  HttpResponse<String> buy(String offer) {
    HttpResponse<String> placed = post("/api/orders", offer);
    if (placed.statusCode() != 201) {
      return placed;
    }
    JsonNode order = Stack.json(placed.body()).path("order");
    return post("/api/payments/confirm", payment(order, authorize(order)));
  }

  /** Orders without payment; returns the order. */
  static JsonNode place(String offer, String cookie) {
    HttpResponse<String> placed =
        ShopClient.postOnce("/api/orders", offer, cookie, UUID.randomUUID().toString());
    assertThat(placed.statusCode()).as(placed.body()).isEqualTo(201);
    return Stack.json(placed.body()).path("order");
  }

  /** Returns the confirmation of an authorized payment as JSON. */
  static String payment(JsonNode order, String key) {
    return "{\"paymentKey\":\"%s\",\"orderId\":\"%s\",\"amount\":%d}"
        .formatted(key, order.path("orderId").asText(), order.path("amount").asLong());
  }

  /** Buys and cancels; returns the last response. */
  HttpResponse<String> buyAndCancel(String offer) {
    HttpResponse<String> paid = buy(offer);
    if (paid.statusCode() != 200) {
      return paid;
    }
    String id = Stack.json(paid.body()).path("order").path("orderId").asText();
    return post("/api/orders/" + id + "/cancel", "{}");
  }

  List<JsonNode> orders() {
    return StreamSupport.stream(
            read(ShopClient.get("/api/orders?limit=100", cookie)).path("orders").spliterator(),
            false)
        .toList();
  }

  HttpResponse<String> post(String path, String body) {
    String key = UUID.randomUUID().toString();
    if (!patient) {
      return ShopClient.postOnce(path, body, cookie, key);
    }
    return Awaitility.await(path)
        .atMost(TIMEOUT)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> ShopClient.postOnce(path, body, cookie, key), Buyer::isFinal);
  }

  private static boolean isFinal(HttpResponse<String> answer) {
    return answer.statusCode() != 202
        && answer.statusCode() != 429
        && answer.statusCode() < 500
        && !answer.body().contains("IN_PROGRESS\"");
  }

  /** Authorizes the payment in the PSP's window; returns the payment key. */
  static String authorize(JsonNode order) {
    HttpResponse<String> authorized =
        Stack.send(
            HttpRequest.newBuilder(Stack.get().component("sandbox", "/sandbox/psp/payments"))
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"orderId\":\"%s\",\"amount\":%d}"
                            .formatted(
                                order.path("orderId").asText(), order.path("amount").asLong()))));
    return read(authorized).path("paymentKey").asText();
  }

  private static JsonNode read(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Stack.json(answer.body());
  }
}
