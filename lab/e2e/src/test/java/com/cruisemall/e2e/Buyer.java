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

/** Somebody who buys a cabin. */
final class Buyer {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Nothing is kept of what is given back so long before. */
  private static final int DAYS_BEFORE_DEPARTURE = 61;

  private final String cookie;
  private final boolean patient;

  /**
   * @param patient comes back with the same key until there is an answer; others never do
   */
  Buyer(String phone, boolean patient) {
    this.cookie = Client.cookie(Client.login(phone));
    this.patient = patient;
  }

  boolean patient() {
    return patient;
  }

  /** A departure that has so many cabins of a type, as the body of an order for one of them. */
  static String offer(int free) {
    return offer(free, 1, 1);
  }

  /** The same for several cabins with several people in each. */
  static String offer(int free, int cabins, int people) {
    String traveler =
        "{\"name\":\"홍길동\",\"birthDate\":\"1980-01-01\",\"sex\":\"M\",\"nationality\":\"KR\"}";
    String travelers = String.join(",", Collections.nCopies(people, traveler));
    LocalDate earliest = LocalDate.now(ZoneId.of("Asia/Seoul")).plusDays(DAYS_BEFORE_DEPARTURE);
    for (JsonNode product : read(Client.get("/api/products?limit=100")).path("products")) {
      String code = product.path("productCode").asText();
      // An address that no cache has: what is free changes between tests.
      String page = "/api/products/" + code + "?at=" + System.nanoTime();
      for (JsonNode sailing : read(Client.get(page)).path("sailings")) {
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
    throw new AssertionError("the catalogue has no such departure");
  }

  /** Orders and pays; returns the last answer. */
  HttpResponse<String> buy(String offer) {
    HttpResponse<String> placed = post("/api/orders", offer);
    if (placed.statusCode() != 201) {
      return placed;
    }
    JsonNode order = Stack.json(placed.body()).path("order");
    return post("/api/payments/confirm", payment(order, agree(order)));
  }

  /** Orders, and does not pay; returns the order. */
  static JsonNode place(String offer, String cookie) {
    HttpResponse<String> placed =
        Client.postOnce("/api/orders", offer, cookie, UUID.randomUUID().toString());
    assertThat(placed.statusCode()).as(placed.body()).isEqualTo(201);
    return Stack.json(placed.body()).path("order");
  }

  /** What the shop is told of an order for which the customer has agreed to pay. */
  static String payment(JsonNode order, String key) {
    return "{\"paymentKey\":\"%s\",\"orderId\":\"%s\",\"amount\":%d}"
        .formatted(key, order.path("orderId").asText(), order.path("amount").asLong());
  }

  /** Buys, and gives it back at once; returns the last answer. */
  HttpResponse<String> buyAndGiveBack(String offer) {
    HttpResponse<String> paid = buy(offer);
    if (paid.statusCode() != 200) {
      return paid;
    }
    String id = Stack.json(paid.body()).path("order").path("orderId").asText();
    return post("/api/orders/" + id + "/cancel", "{}");
  }

  List<JsonNode> orders() {
    return StreamSupport.stream(
            read(Client.get("/api/orders?limit=100", cookie)).path("orders").spliterator(), false)
        .toList();
  }

  HttpResponse<String> post(String path, String body) {
    String key = UUID.randomUUID().toString();
    if (!patient) {
      return Client.postOnce(path, body, cookie, key);
    }
    return Awaitility.await(path)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> Client.postOnce(path, body, cookie, key), Buyer::isFinal);
  }

  private static boolean isFinal(HttpResponse<String> answer) {
    return answer.statusCode() != 202
        && answer.statusCode() != 429
        && answer.statusCode() < 500
        && !answer.body().contains("IN_PROGRESS\"");
  }

  /** In the PSP's window the customer agrees to pay. */
  static String agree(JsonNode order) {
    HttpResponse<String> agreed =
        Stack.send(
            HttpRequest.newBuilder(Stack.get().component("sandbox", "/sandbox/psp/payments"))
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"orderId\":\"%s\",\"amount\":%d}"
                            .formatted(
                                order.path("orderId").asText(), order.path("amount").asLong()))));
    return read(agreed).path("paymentKey").asText();
  }

  private static JsonNode read(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Stack.json(answer.body());
  }
}
