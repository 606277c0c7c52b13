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
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * payment-service ends, as by {@code kill -9}, at each step between a hold and a receipt, and of a
 * refund. Half of the customers never come back.
 */
class CrashTest {
  private static final int BUYERS = 6;
  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final Set<String> SETTLED = Set.of("PAID", "EXPIRED", "REFUNDED");
  private static final String PSP_KEY =
      Base64.getEncoder().encodeToString("test_sk_sandbox:".getBytes(StandardCharsets.UTF_8));

  private final Stack stack = Stack.get();
  private final Path crash = Stack.file("crash-point");

  @AfterEach
  void leaveNoTrap() throws IOException {
    Files.deleteIfExists(crash);
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

    List<Buyer> buyers = crash(point, buyer -> buyer.buy(offer));

    for (Buyer buyer : buyers) {
      assertThat(buyer.orders())
          .extracting(order -> order.path("status").asText())
          .isSubsetOf("PAID", "EXPIRED", "REFUNDED");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"REFUND_MARKED", "REFUND_ANSWERED"})
  void everyRefundIsMadeOnce(String point) throws Exception {
    String offer = Buyer.offer(BUYERS);

    List<Buyer> buyers = crash(point, buyer -> buyer.buyAndGiveBack(offer));

    for (Buyer buyer : buyers) {
      if (buyer.patient()) {
        assertThat(buyer.orders().getFirst().path("status").asText()).isEqualTo("REFUNDED");
      }
    }
  }

  /** Lets the service crash while all do what they came for, and waits until all is settled. */
  private List<Buyer> crash(String point, Function<Buyer, HttpResponse<String>> visit)
      throws Exception {
    List<Buyer> buyers =
        IntStream.range(0, BUYERS)
            .mapToObj(n -> new Buyer("0101234" + (84 + n), n % 2 == 0))
            .toList();
    Files.writeString(crash, point);
    List<Future<HttpResponse<String>>> visits = new ArrayList<>();
    List<String> confirming;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Buyer buyer : buyers) {
        visits.add(threads.submit((Callable<HttpResponse<String>>) () -> visit.apply(buyer)));
      }
      Awaitility.await("crash at " + point).atMost(A_MINUTE).until(() -> Files.notExists(crash));
      confirming = confirming();
      stack.control("payment", "start");

      Awaitility.await("all settled after " + point)
          .atMost(A_MINUTE)
          .pollInterval(Duration.ofSeconds(1))
          .untilAsserted(() -> assertAllSettled(buyers));
    }
    for (int n = 0; n < BUYERS; n++) {
      HttpResponse<String> answer = visits.get(n).get();
      if (buyers.get(n).patient()) {
        assertThat(answer.statusCode() == 200 || answer.body().contains("HOLD_EXPIRED"))
            .as(answer.body())
            .isTrue();
      }
    }
    assertAllSettled(buyers);
    List<JsonNode> orders = buyers.stream().flatMap(buyer -> buyer.orders().stream()).toList();
    assertThat(orders)
        .filteredOn(order -> confirming.contains(order.path("orderId").asText()))
        .hasSameSizeAs(confirming)
        .allSatisfy(order -> assertThat(order.path("status").asText()).isIn("PAID", "REFUNDED"));
    orders.forEach(this::assertPspAgrees);
    assertBooksBalance();
    return buyers;
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

  private List<String> confirming() throws SQLException {
    return query("select id from orders where status = 'CONFIRMING'");
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
        Client.get("/api/admin/ledger/check", Client.cookie(Client.loginAsAdministrator()));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode check = Stack.json(answer.body());
    assertThat(check.path("balanced").asBoolean()).as(answer.body()).isTrue();
    assertThat(check.path("pspChecked").asBoolean()).as(answer.body()).isTrue();
  }
}
