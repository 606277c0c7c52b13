package com.cruisemall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.e2e.DatabaseBreakpoint.At;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
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
import org.junit.jupiter.params.provider.EnumSource;

/**
 * payment-service is killed with SIGKILL at each step between a hold and the response of a payment,
 * and of a refund. Half of the customers never retry.
 */
@EnabledIfSystemProperty(named = "cruise.all", matches = ".*")
class CrashTest {
  private static final int BUYERS = 6;
  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final Set<String> SETTLED = Set.of("PAID", "EXPIRED", "REFUNDED");

  /** Steps after which an order is left with a payment that is being confirmed. */
  private static final Set<Step> CONFIRMING =
      EnumSet.of(Step.CONFIRM_MARKED, Step.PSP_ANSWERED, Step.PAID_UNCOMMITTED);

  private static final String PSP_KEY =
      Base64.getEncoder().encodeToString("test_sk_sandbox:".getBytes(StandardCharsets.UTF_8));

  private final Stack stack = Stack.get();

  /** Step at which the service is killed: a transaction, and whether it commits. */
  enum Step {
    /** The order and its hold are committed; the response is not sent. */
    ORDER_HELD(true, At.COMMIT, "insert", "orders", "true"),
    /** The order is CONFIRMING; the PSP is not called. */
    CONFIRM_MARKED(true, At.COMMIT, "update", "orders", "new.status = 'CONFIRMING'"),
    /** The PSP has charged; nothing of it is stored. */
    PSP_ANSWERED(false, At.CHANGE, "update", "cabin", "new.state = 'SOLD'"),
    /** All changes of the payment are made, but not committed. */
    PAID_UNCOMMITTED(
        false, At.COMMIT, "insert", "outbox_event", "new.topic = 'payment.order-paid.v1'"),
    /** The order is paid; the response is not stored. */
    PAID_COMMITTED(
        true, At.COMMIT, "insert", "outbox_event", "new.topic = 'payment.order-paid.v1'"),
    /** The response is stored for replays, but not sent. */
    ANSWER_KEPT(
        true,
        At.COMMIT,
        "update",
        "idempotency_key",
        "new.status = 200 and new.route = 'POST /api/payments/confirm'"),
    /** The refund is recorded; the PSP is not called. */
    REFUND_MARKED(true, At.COMMIT, "insert", "refund", "new.status = 'REQUESTED'"),
    /** The PSP has refunded; nothing of it is stored. */
    REFUND_ANSWERED(false, At.CHANGE, "update", "refund", "new.status = 'DONE'");

    private final boolean commits;
    private final At at;
    private final String change;
    private final String table;
    private final String condition;

    Step(boolean commits, At at, String change, String table, String condition) {
      this.commits = commits;
      this.at = at;
      this.change = change;
      this.table = table;
      this.condition = condition;
    }

    DatabaseBreakpoint breakpoint(Connection database) throws SQLException {
      return new DatabaseBreakpoint(database, at, change, table, condition);
    }
  }

  @AfterEach
  void startPayment() {
    stack.control("payment", "start");
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "ORDER_HELD",
        "CONFIRM_MARKED",
        "PSP_ANSWERED",
        "PAID_UNCOMMITTED",
        "PAID_COMMITTED",
        "ANSWER_KEPT"
      })
  void everyOrderIsPaidOrReleased(Step step) throws Exception {
    String offer = Buyer.offer(BUYERS);

    Remaining left = crash(step, 84, buyer -> buyer.buy(offer));

    if (CONFIRMING.contains(step)) {
      assertThat(left.confirming()).isNotEmpty();
    }
    assertThat(left.orders())
        .filteredOn(order -> left.confirming().contains(order.path("orderId").asText()))
        .hasSameSizeAs(left.confirming())
        .allSatisfy(order -> assertThat(order.path("status").asText()).isEqualTo("PAID"));
  }

  @ParameterizedTest
  @EnumSource(names = {"REFUND_MARKED", "REFUND_ANSWERED"})
  void everyRefundIsMadeOnce(Step step) throws Exception {
    String offer = Buyer.offer(BUYERS);

    Remaining left = crash(step, 90, buyer -> buyer.buyAndCancel(offer));

    assertThat(left.ofRetryingBuyers())
        .extracting(order -> order.path("status").asText())
        .isSubsetOf("REFUNDED", "EXPIRED")
        .contains("REFUNDED");
  }

  /**
   * State after the crash and its recovery.
   *
   * @param confirming ids of orders whose payment was being confirmed at the crash
   */
  private record Remaining(
      List<String> confirming, List<JsonNode> orders, List<JsonNode> ofRetryingBuyers) {}

  /** Kills the service at the step while all buyers are active, and waits until all is settled. */
  private Remaining crash(Step step, int firstBuyer, Function<Buyer, HttpResponse<String>> visit)
      throws Exception {
    List<Buyer> buyers =
        IntStream.range(0, BUYERS)
            .mapToObj(n -> new Buyer("0101234" + (firstBuyer + n), n % 2 == 0))
            .toList();
    long pid = stack.pid("payment");
    List<String> confirming;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<HttpResponse<String>>> visits = new ArrayList<>();
      try (var breakpoint = step.breakpoint(stack.database("payment"))) {
        for (Buyer buyer : buyers) {
          visits.add(threads.submit((Callable<HttpResponse<String>>) () -> visit.apply(buyer)));
        }
        breakpoint.await();
        if (step.commits) {
          DatabaseBreakpoint.freeze(pid);
          breakpoint.commit();
          stack.control("payment", "kill");
        } else {
          stack.control("payment", "kill");
          breakpoint.rollBack();
        }
      }
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
    return new Remaining(confirming, orders, orders(buyers.stream().filter(Buyer::patient)));
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

  /** Asserts that the balance of the payment at the PSP is the remaining amount of the order. */
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
