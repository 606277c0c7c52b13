package com.cruisemall.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

import com.cruisemall.kit.test.Concurrently;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Trips from the events of payment-service; the order id identifies duplicates. */
@AuthServiceTest
class TripsTest {
  private static final String PAID = "payment.order-paid.v1";
  private static final String REFUNDED = "payment.order-refunded.v1";
  private static final String DEAD = "auth.order-event.dead.v1";

  @Inject MeterRegistry metrics;

  private static String newOrder() {
    return "CM-" + UUID.randomUUID();
  }

  private static String paid(String order, UUID account) {
    LocalDate departure = LocalDate.now(ZoneId.of("Asia/Seoul")).plusDays(30);
    Map<String, Object> body = new HashMap<>();
    body.put("orderId", order);
    body.put("userId", account);
    body.put("productCode", "JPN-4N");
    body.put("shipName", "벨리시마");
    body.put("destinations", List.of("오키나와", "미야코지마"));
    body.put("departureDate", departure.toString());
    body.put("returnDate", departure.plusDays(4).toString());
    body.put("nights", 4);
    body.put("companionType", "가족");
    body.put("affiliateCode", null);
    body.put("amount", 1_980_000);
    body.put("paidAt", "2026-05-01T15:30:00Z");
    return Shop.json(body);
  }

  private static String refunded(String order, UUID account, boolean full) {
    return Shop.json(
        Map.of(
            "orderId", order,
            "userId", account,
            "amount", 1_980_000,
            "full", full,
            "refundedAt", "2026-05-02T00:00:00Z"));
  }

  private static List<String> trips(String order) {
    return AuthDatabase.column("select reservation_code from trip where order_id = ?", order);
  }

  private static void awaitTrip(String order) {
    Awaitility.await("the trip of " + order)
        .untilAsserted(() -> assertThat(trips(order)).hasSize(1));
  }

  private static void awaitRefund(String order) {
    Awaitility.await("the refund of " + order)
        .untilAsserted(() ->
            assertThat(
                    AuthDatabase.column(
                        "select order_id from trip_order where order_id = ? and refunded_at is not"
                            + " null",
                        order))
                .hasSize(1));
  }

  private double count(String topic, String outcome) {
    return metrics.counter("cruisemall.order.events", "topic", topic, "outcome", outcome).count();
  }

  private void awaitCount(String topic, String outcome, double count) {
    Awaitility.await(topic + " " + outcome)
        .untilAsserted(() -> assertThat(count(topic, outcome)).isGreaterThanOrEqualTo(count));
  }

  @Test
  void addsTheTripOfAPaidOrder() {
    String token = Shop.personToken(Shop.customer("010-3500-0001"));
    String order = newOrder();

    SentEvents.send(PAID, order, paid(order, Shop.userId(token)));
    SentEvents.send(PAID, order, paid(order, Shop.userId(token)));
    awaitTrip(order);

    Shop.as(token)
        .get("/api/user/trips")
        .then()
        .statusCode(200)
        .header("Cache-Control", "private, no-store")
        .body("trips", hasSize(1))
        .body("trips[0].reservationCode", matchesPattern("CRD-20260502-\\d{4}"))
        .body("trips[0].productCode", equalTo("JPN-4N"))
        .body("trips[0].shipName", equalTo("벨리시마"))
        .body("trips[0].destinations", equalTo(List.of("오키나와", "미야코지마")))
        .body("trips[0].companionType", equalTo("가족"))
        .body("trips[0].nights", equalTo(4))
        .body("trips[0].days", equalTo(5))
        .body("trips[0].status", equalTo("Upcoming"));
  }

  @Test
  void removesTheTripOnlyAfterAFullRefund() {
    UUID account = Shop.userId(Shop.personToken(Shop.customer("010-3500-0002")));
    String order = newOrder();
    SentEvents.send(PAID, order, paid(order, account));
    awaitTrip(order);

    SentEvents.send(REFUNDED, order, refunded(order, account, false));
    SentEvents.send(REFUNDED, order, refunded(order, account, true));

    Awaitility.await().untilAsserted(() -> assertThat(trips(order)).isEmpty());
  }

  @Test
  void addsNoTripIfTheRefundArrivesFirst() {
    UUID account = Shop.userId(Shop.personToken(Shop.customer("010-3500-0003")));
    String order = newOrder();
    SentEvents.send(REFUNDED, order, refunded(order, account, true));
    awaitRefund(order);
    double handled = count(PAID, "handled");

    SentEvents.send(PAID, order, paid(order, account));

    awaitCount(PAID, "handled", handled + 1);
    assertThat(trips(order)).isEmpty();
  }

  @Test
  void handlesConcurrentEventsOfOneOrder() {
    UUID account = Shop.userId(Shop.personToken(Shop.customer("010-3500-0004")));
    List<String> orders = IntStream.range(0, 60).mapToObj(_ -> newOrder()).toList();
    double handledPaid = count(PAID, "handled");
    double handledRefunds = count(REFUNDED, "handled");

    Concurrently.run(
        6,
        thread ->
            () -> {
              for (int n = thread % 3; n < orders.size(); n += 3) {
                String order = orders.get(n);
                if (thread < 3) {
                  SentEvents.send(PAID, order, paid(order, account));
                } else if (n % 2 == 0) {
                  SentEvents.send(REFUNDED, order, refunded(order, account, true));
                }
              }
              return true;
            });

    awaitCount(PAID, "handled", handledPaid + 60);
    awaitCount(REFUNDED, "handled", handledRefunds + 30);
    for (int n = 0; n < orders.size(); n++) {
      assertThat(trips(orders.get(n))).hasSize(n % 2);
    }
    assertThat(
            AuthDatabase.column("select reservation_code from trip where account_id = ?", account))
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches("CRD-\\d{8}-\\d{4}"));
  }

  @Test
  void sendsInvalidEventsToTheDeadLetterTopic() {
    UUID account = Shop.userId(Shop.personToken(Shop.customer("010-3500-0005")));
    String order = newOrder();
    String stranger = newOrder();

    SentEvents.send(PAID, order, "not json");
    SentEvents.send(PAID, stranger, paid(stranger, UUID.randomUUID()));
    SentEvents.send(PAID, order, paid(order, account));

    awaitTrip(order);
    assertThat(SentEvents.await(DEAD, order)).containsExactly("not json");
    assertThat(SentEvents.await(DEAD, stranger)).hasSize(1);
    assertThat(trips(stranger)).isEmpty();
  }

  @Test
  void retriesWhileTheDatabaseFails() {
    UUID account = Shop.userId(Shop.personToken(Shop.customer("010-3500-0006")));
    String order = newOrder();
    double waiting = count(PAID, "waiting");
    AuthDatabase.update("revoke insert on trip from auth_service");
    try {
      SentEvents.send(PAID, order, paid(order, account));
      awaitCount(PAID, "waiting", waiting + 1);
      assertThat(trips(order)).isEmpty();
    } finally {
      AuthDatabase.update("grant insert on trip to auth_service");
    }

    awaitTrip(order);
  }
}
