package com.cruisemall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/** Customer who buys a cabin. */
final class Buyer {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  /** Cancellations this many days before departure are free. */
  private static final int DAYS_BEFORE_DEPARTURE = 61;

  private static final Map<String, String> CABIN_TYPES =
      Map.of("INSIDE", "인사이드", "OCEAN_VIEW", "오션뷰", "BALCONY", "발코니", "SUITE", "스위트");

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
    String query =
        """
        select p.product_code, s.id, c.cabin_type
        from cabin c join sailing s on s.id = c.sailing_id join product p on p.id = s.product_id
        where c.state = 'FREE' and s.open and p.sale_status = 'ON_SALE' and s.departure_date >= ?
        group by p.product_code, s.id, c.cabin_type
        having count(*) >= ?
        order by count(*) desc
        limit 1
        """;
    LocalDate earliest = LocalDate.now(ZoneId.of("Asia/Seoul")).plusDays(DAYS_BEFORE_DEPARTURE);
    // The database, since the gateway's cache does not have the sales of the last seconds.
    try (var database = Stack.get().database("payment");
        var select = database.prepareStatement(query)) {
      select.setObject(1, earliest);
      select.setInt(2, free);
      var found = select.executeQuery();
      assertThat(found.next()).as("a sailing with %d free cabins", free).isTrue();
      String cabin =
          "{\"cabinType\":\"%s\",\"travelers\":[%s]}"
              .formatted(CABIN_TYPES.get(found.getString("cabin_type")), travelers);
      return "{\"productCode\":\"%s\",\"sailingId\":\"%s\",\"cabins\":[%s]}"
          .formatted(
              found.getString("product_code"),
              found.getString("id"),
              String.join(",", Collections.nCopies(cabins, cabin)));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Returns the product with the most free cabins of the scarcest type: a page may show numbers of
   * some seconds ago and any of its cabins may be chosen.
   */
  static String product() {
    String query =
        """
        select product_code
        from (
          select p.product_code, count(*) filter (where c.state = 'FREE') as free
          from cabin c join sailing s on s.id = c.sailing_id join product p on p.id = s.product_id
          where s.open and p.sale_status = 'ON_SALE' and s.departure_date > current_date
          group by p.product_code, s.id, c.cabin_type) as types
        group by product_code order by min(free) desc, product_code limit 1
        """;
    try (var database = Stack.get().database("payment");
        var select = database.createStatement();
        var found = select.executeQuery(query)) {
      assertThat(found.next()).isTrue();
      return found.getString("product_code");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
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
