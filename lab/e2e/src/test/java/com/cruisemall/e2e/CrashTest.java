package com.cruisemall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * payment-service ends, as by {@code kill -9}, at each step between a hold and a receipt, and of a
 * refund. Half of the customers never come back.
 */
@EnabledIfSystemProperty(named = "cruise.all", matches = ".*")
class CrashTest {
  private static final int BUYERS = 6;
  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final Set<String> SETTLED = Set.of("PAID", "EXPIRED", "REFUNDED");

  /** Where the crash leaves an order whose hold ends while its payment is being confirmed. */
  private static final Set<String> CONFIRMING =
      Set.of("CONFIRM_MARKED", "PSP_ANSWERED", "PAID_UNCOMMITTED");

  private static final String PSP_KEY =
      Base64.getEncoder().encodeToString("test_sk_sandbox:".getBytes(StandardCharsets.UTF_8));

  private final Stack stack = Stack.get();
  private final Path trap = Stack.file("crash-point");

  @AfterEach
  void leaveNoTrap() throws IOException {
    Files.deleteIfExists(trap);
    stack.control("payment", "start");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ORDER_HELD",
        "CONFIRM_MARKED",
        "PSP_ANSWERED",
        "PAID_UNCOMMITTED",
        "PAID_COMMITTED",
        "ANSWER_KEPT"
      })
  void everyOrderIsPaidOrReleased(String point) throws Exception {
    String offer = Buyer.offer(BUYERS);

    Left left = crash(point, 84, buyer -> buyer.buy(offer));

    if (CONFIRMING.contains(point)) {
      assertThat(left.confirming()).isNotEmpty();
    }
    assertThat(left.orders())
        .filteredOn(order -> left.confirming().contains(order.path("orderId").asText()))
        .hasSameSizeAs(left.confirming())
        .allSatisfy(order -> assertThat(order.path("status").asText()).isEqualTo("PAID"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"REFUND_MARKED", "REFUND_ANSWERED"})
  void everyRefundIsMadeOnce(String point) throws Exception {
    String offer = Buyer.offer(BUYERS);

    Left left = crash(point, 90, buyer -> buyer.buyAndCancel(offer));

    assertThat(left.ofPatientPeople())
        .extracting(order -> order.path("status").asText())
        .isSubsetOf("REFUNDED", "EXPIRED")
        .contains("REFUNDED");
  }

  /**
   * What there was in the end.
   *
   * @param confirming ids of orders whose payment was being confirmed at the crash
   */
  private record Left(
      List<String> confirming, List<JsonNode> orders, List<JsonNode> ofPatientPeople) {}

  /** Lets the service crash while all do what they came for, and waits until all is settled. */
  private Left crash(String point, int firstBuyer, Function<Buyer, HttpResponse<String>> visit)
      throws Exception {
    List<Buyer> buyers =
        IntStream.range(0, BUYERS)
            .mapToObj(n -> new Buyer("0101234" + (firstBuyer + n), n % 2 == 0))
            .toList();
    Files.writeString(trap, point);
    List<String> confirming;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<HttpResponse<String>>> visits = new ArrayList<>();
      for (Buyer buyer : buyers) {
        visits.add(threads.submit((Callable<HttpResponse<String>>) () -> visit.apply(buyer)));
      }
      Awaitility.await("crash at " + point).atMost(A_MINUTE).until(() -> Files.notExists(trap));
      confirming = query("select id from orders where status = 'CONFIRMING'");
      stack.control("payment", "start");
      awaitAllSettled(buyers);
      for (int n = 0; n < BUYERS; n++) {
        HttpResponse<String> answer = visits.get(n).get();
        assertThat(
                !buyers.get(n).patient()
                    || answer.statusCode() == 200
                    || answer.body().contains("HOLD_EXPIRED"))
            .as(answer.body())
            .isTrue();
      }
    }
    awaitAllSettled(buyers);
    assertBooksBalance();
    List<JsonNode> orders = orders(buyers.stream());
    orders.forEach(this::assertPspAgrees);
    return new Left(confirming, orders, orders(buyers.stream().filter(Buyer::patient)));
  }

  private static List<JsonNode> orders(Stream<Buyer> buyers) {
    return buyers.flatMap(buyer -> buyer.orders().stream()).toList();
  }

  private void awaitAllSettled(List<Buyer> buyers) {
    Awaitility.await("all orders paid or released")
        .atMost(A_MINUTE)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() -> assertAllSettled(buyers));
  }

  private void assertAllSettled(List<Buyer> buyers) throws SQLException {
    for (Buyer buyer : buyers) {
      assertThat(buyer.orders())
          .allSatisfy(order -> assertThat(order.path("status").asText()).isIn(SETTLED));
    }
    assertThat(query("select id::text from refund where status = 'REQUESTED'")).isEmpty();
    assertThat(query("select id::text from payment where status in ('CONFIRMING', 'UNKNOWN')"))
        .isEmpty();
  }

  private List<String> query(String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection database = stack.database("payment");
        ResultSet rows = database.createStatement().executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  /** What the PSP has of an order is what the order is worth. */
  private void assertPspAgrees(JsonNode order) {
    long worth =
        order.path("status").asText().equals("EXPIRED")
            ? 0
            : order.path("amount").asLong() - order.path("refundedAmount").asLong();
    HttpResponse<String> answer =
        Stack.send(
            HttpRequest.newBuilder(
                    stack.component(
                        "sandbox", "/v1/payments/orders/" + order.path("orderId").asText()))
                .header("Authorization", "Basic " + PSP_KEY));
    JsonNode payment = Stack.json(answer.body());
    boolean charged = Set.of("DONE", "CANCELED").contains(payment.path("status").asText());

    assertThat(charged ? payment.path("balanceAmount").asLong() : 0)
        .as("%s and %s", order, payment)
        .isEqualTo(worth);
  }

  private static void assertBooksBalance() {
    HttpResponse<String> answer =
        ShopClient.get(
            "/api/admin/ledger/check", ShopClient.cookie(ShopClient.loginAsAdministrator()));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode check = Stack.json(answer.body());
    assertThat(check.path("balanced").asBoolean()).as(answer.body()).isTrue();
    assertThat(check.path("pspChecked").asBoolean()).as(answer.body()).isTrue();
  }
}
