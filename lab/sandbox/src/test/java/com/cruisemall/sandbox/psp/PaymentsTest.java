package com.cruisemall.sandbox.psp;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.cruisemall.kit.test.MutableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class PaymentsTest {
  @Inject MutableClock clock;
  @Inject PspConfig config;

  /** Tests advance the shared clock. */
  @BeforeEach
  void resetClock() {
    clock.advance(Duration.between(clock.instant(), Instant.parse("2026-05-01T09:00:00Z")));
  }

  @Test
  void chargesOnceAndReplaysResponseForSameKey() {
    String order = Shop.newOrder();
    String payment = Shop.authenticated(order, 1_500_000);

    Response first = Shop.confirm(order, payment, order, 1_500_000);

    first
        .then()
        .statusCode(200)
        .body("status", equalTo("DONE"))
        .body("method", equalTo("카드"))
        .body("approvedAt", equalTo("2026-05-01T18:00:00+09:00"))
        .body("totalAmount", equalTo(1_500_000))
        .body("balanceAmount", equalTo(1_500_000))
        .body("suppliedAmount", equalTo(1_363_636))
        .body("vat", equalTo(136_364))
        .body("lastTransactionKey", notNullValue())
        .body("cancels", nullValue())
        .body("failure", nullValue());
    Response again = Shop.confirm(order, payment, order, 1_500_000);
    assertThat(again.asString()).isEqualTo(first.asString());
    Shop.confirm(order + "-new", payment, order, 1_500_000)
        .then()
        .statusCode(400)
        .body("code", equalTo("ALREADY_PROCESSED_PAYMENT"))
        .body("message", notNullValue());
    Shop.withSecretKey()
        .get("/v1/payments/orders/{order}", order)
        .then()
        .statusCode(200)
        .body("paymentKey", equalTo(payment));
  }

  @Test
  void confirmsOnceUnderConcurrentRequests() throws ExecutionException, InterruptedException {
    String order = Shop.newOrder();
    String payment = Shop.authenticated(order, 90_000);
    var replies = new ArrayList<Future<Integer>>();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 40; i++) {
        String key = i % 2 == 0 ? order : order + "-" + i;
        replies.add(callers.submit(() -> Shop.confirm(key, payment, order, 90_000).statusCode()));
      }
    }

    for (Future<Integer> reply : replies) {
      assertThat(reply.get()).isIn(200, 400, 409);
    }
    Shop.confirm(order, payment, order, 90_000);
    assertThat(transactionsOf(payment)).hasSize(1);
  }

  @Test
  void rejectsWrongSecretKeyAndUnknownPayment() {
    given()
        .auth()
        .preemptive()
        .basic("somebody", "")
        .get("/v1/payments/x")
        .then()
        .statusCode(401)
        .body("code", equalTo("UNAUTHORIZED_KEY"));
    Shop.get("unknown").then().statusCode(404).body("code", equalTo("NOT_FOUND_PAYMENT"));
  }

  @Test
  void rejectsOtherAmountAndSecondPaymentOfOrder() {
    String order = Shop.newOrder();
    String payment = Shop.authenticated(order, 10_000);
    String second = Shop.authenticated(order, 10_000);

    Shop.confirm("a" + order, payment, order, 9_999)
        .then()
        .statusCode(403)
        .body("code", equalTo("FORBIDDEN_REQUEST"));
    Shop.confirm("b" + order, payment, order, 10_000).then().statusCode(200);
    Shop.confirm("c" + order, second, order, 10_000)
        .then()
        .statusCode(400)
        .body("code", equalTo("DUPLICATED_ORDER_ID"));
  }

  @Test
  void expiresUnconfirmedPayment() {
    String order = Shop.newOrder();
    String payment = Shop.authenticated(order, 10_000);
    clock.advance(Duration.ofMinutes(10));

    Shop.confirm(order, payment, order, 10_000)
        .then()
        .statusCode(404)
        .body("code", equalTo("NOT_FOUND_PAYMENT_SESSION"));
    Shop.get(payment).then().body("status", equalTo("EXPIRED"));
  }

  @Test
  void abortsPaymentDeclinedByCardIssuer() {
    String order = Shop.newOrder();
    String payment =
        Shop.authenticated(
            Map.of("orderId", order, "amount", 10_000, "refusal", "INVALID_STOPPED_CARD"));

    Shop.confirm(order, payment, order, 10_000)
        .then()
        .statusCode(400)
        .body("code", equalTo("INVALID_STOPPED_CARD"));
    Shop.get(payment)
        .then()
        .body("status", equalTo("ABORTED"))
        .body("failure.code", equalTo("INVALID_STOPPED_CARD"));
  }

  @Test
  void cancelsInPartsUpToChargedAmount() {
    String order = Shop.newOrder();
    String payment = Shop.authenticated(order, 100_000);
    Shop.confirm(order, payment, order, 100_000);

    Shop.cancel("1" + order, payment, Map.of("cancelReason", "변심", "cancelAmount", 30_000))
        .then()
        .statusCode(200)
        .body("status", equalTo("PARTIAL_CANCELED"))
        .body("balanceAmount", equalTo(70_000))
        .body("cancels[0].refundableAmount", equalTo(70_000));
    Shop.cancel("1" + order, payment, Map.of("cancelReason", "변심", "cancelAmount", 30_000))
        .then()
        .statusCode(200)
        .body("balanceAmount", equalTo(70_000));
    Shop.cancel("2" + order, payment, Map.of("cancelReason", "변심", "cancelAmount", 70_001))
        .then()
        .statusCode(403)
        .body("code", equalTo("NOT_CANCELABLE_AMOUNT"));
    Shop.cancel("3" + order, payment, Map.of())
        .then()
        .statusCode(400)
        .body("code", equalTo("INVALID_REQUEST"));
    Shop.cancel("4" + order, payment, Map.of("cancelReason", "변심"))
        .then()
        .statusCode(200)
        .body("status", equalTo("CANCELED"))
        .body("balanceAmount", equalTo(0))
        .body("cancels", hasSize(2));
    Shop.cancel("5" + order, payment, Map.of("cancelReason", "변심"))
        .then()
        .statusCode(400)
        .body("code", equalTo("ALREADY_CANCELED_PAYMENT"));
    assertThat(transactionsOf(payment)).containsExactly(100_000, -30_000, -70_000);
  }

  @Test
  void waitsForDepositIntoVirtualAccount() {
    String order = Shop.newOrder();
    String payment =
        Shop.authenticated(Map.of("orderId", order, "amount", 50_000, "method", "VIRTUAL_ACCOUNT"));

    Shop.confirm(order, payment, order, 50_000)
        .then()
        .statusCode(200)
        .body("status", equalTo("WAITING_FOR_DEPOSIT"))
        .body("virtualAccount.accountNumber", notNullValue())
        .body("secret", notNullValue());
    given().post("/sandbox/psp/payments/{key}/deposit", payment).then().statusCode(200);
    Shop.get(payment).then().body("status", equalTo("DONE"));
    Shop.cancel("1" + order, payment, Map.of("cancelReason", "변심"))
        .then()
        .statusCode(400)
        .body("code", equalTo("INVALID_REFUND_ACCOUNT_INFO"));
    given().delete("/sandbox/psp/payments/{key}/deposit", payment).then().statusCode(200);
    Shop.get(payment).then().body("status", equalTo("WAITING_FOR_DEPOSIT"));
    given().post("/sandbox/psp/payments/{key}/deposit", payment).then().statusCode(200);
    var account = Map.of("bank", "88", "accountNumber", "110123456789", "holderName", "홍길동");
    Shop.cancel("2" + order, payment, Map.of("cancelReason", "변심", "refundReceiveAccount", account))
        .then()
        .statusCode(200)
        .body("status", equalTo("CANCELED"));
    assertThat(transactionsOf(payment)).containsExactly(50_000, -50_000, 50_000, -50_000);
  }

  @Test
  void listsTransactionsInPages() {
    clock.advance(Duration.ofDays(1));
    String order = Shop.newOrder();
    String payment = Shop.authenticated(order, 70_000);
    Shop.confirm(order, payment, order, 70_000);
    Shop.cancel(order, payment, Map.of("cancelReason", "변심"));
    String from = clock.instant().toString();

    String first =
        list(from, 1)
            .body("", hasSize(1))
            .body("[0].amount", equalTo(70_000))
            .extract()
            .path("[0].transactionKey");
    Shop.withSecretKey()
        .queryParams("startDate", from, "endDate", from, "startingAfter", first)
        .get("/v1/transactions")
        .then()
        .statusCode(200)
        .body("", hasSize(1))
        .body("[0].status", equalTo("CANCELED"))
        .body("[0].paymentKey", equalTo(payment));
    Shop.withSecretKey()
        .queryParams("startDate", "2026-05-01", "endDate", "2026-05-02T00:00:00")
        .queryParam("startingAfter", "unknown")
        .get("/v1/transactions")
        .then()
        .statusCode(400)
        .body("code", equalTo("INVALID_TRANSACTION_KEY"));
  }

  /** A new process starts from the journal that a killed process left behind. */
  @Test
  void restoresStateAfterKill(@TempDir Path directory) throws IOException {
    String order = Shop.newOrder();
    String payment = Shop.authenticated(order, 20_000);
    String confirmed = Shop.confirm(order, payment, order, 20_000).asString();
    Path journal = directory.resolve("payments.jsonl");
    Files.copy(config.state().orElseThrow().resolve("payments.jsonl"), journal);
    Files.writeString(journal, "{\"payment\":{\"paymen", StandardOpenOption.APPEND);

    PaymentStore restored = new PaymentStore(Optional.of(directory), Instant.EPOCH);
    PaymentStore reread = new PaymentStore(Optional.of(directory), Instant.EPOCH);

    var key = new IdempotencyKey("POST", "/v1/payments/confirm", order);
    for (PaymentStore store : List.of(restored, reread)) {
      assertThat(store.find(payment).orElseThrow().status).isEqualTo(Payment.Status.DONE);
      assertThat(store.ofOrder(order)).hasSize(1);
      assertThat(store.response(key)).contains(new TossResponse(200, confirmed));
      assertThat(store.totals()).containsEntry("charged", totals("charged"));
      assertThat(store.totals()).containsEntry("returned", totals("returned"));
    }
    var expired = new PaymentStore(Optional.of(directory), clock.instant().plusSeconds(1));
    assertThat(expired.response(key)).isEmpty();
  }

  @Test
  void redirectsFromPaymentWindow() {
    given()
        .get("/v2/standard")
        .then()
        .statusCode(200)
        .contentType(containsString("text/javascript"))
        .body(containsString("requestPayment"));
    String order = Shop.newOrder();

    String window = openWindow(order, "지중해 <7박>");
    given()
        .get(window)
        .then()
        .statusCode(200)
        .body(containsString("지중해 &lt;7박&gt;"))
        .body(containsString("1,234,000원"))
        .body(containsString("결제 승인"));
    String key = window.substring(window.lastIndexOf('/') + 1);
    assertThat(press(window, "approve"))
        .isEqualTo(
            "http://shop.test/success?from=window&amount=1234000&orderId=%s&paymentKey=%s"
                .formatted(order, key));
    Shop.confirm(order, key, order, 1_234_000).then().statusCode(200);
    assertThat(press(window, "approve"))
        .startsWith("http://shop.test/fail?code=PAY_PROCESS_ABORTED");

    assertThat(press(openWindow(Shop.newOrder(), "x"), "cancel"))
        .startsWith("http://shop.test/fail?code=PAY_PROCESS_CANCELED&message=");
    assertThat(press(openWindow(Shop.newOrder(), "x"), "reject"))
        .startsWith("http://shop.test/fail?code=REJECT_CARD_COMPANY&message=");
    String account = openWindow(Shop.newOrder(), "x");
    assertThat(press(account, "virtual-account")).startsWith("http://shop.test/success");
    Shop.get(account.substring(account.lastIndexOf('/') + 1))
        .then()
        .body("method", equalTo("가상계좌"));
  }

  private static String openWindow(String order, String name) {
    return given()
        .redirects()
        .follow(false)
        .queryParams("clientKey", "test_ck_sandbox", "method", "CARD", "amount", 1_234_000)
        .queryParams("orderId", order, "orderName", name)
        .queryParams("successUrl", "http://shop.test/success?from=window")
        .queryParams("failUrl", "http://shop.test/fail")
        .get("/v1/sandbox/window")
        .then()
        .statusCode(303)
        .extract()
        .header("Location");
  }

  private static String press(String window, String button) {
    return given()
        .redirects()
        .follow(false)
        .formParam("action", button)
        .post(window)
        .then()
        .statusCode(303)
        .extract()
        .header("Location");
  }

  private static ValidatableResponse list(String from, int limit) {
    return Shop.withSecretKey()
        .queryParams("startDate", from, "endDate", from, "limit", limit)
        .get("/v1/transactions")
        .then()
        .statusCode(200);
  }

  /** Returns the transaction amounts of a payment. */
  private static List<Integer> transactionsOf(String paymentKey) {
    return Shop.withSecretKey()
        .queryParams("startDate", "2026-01-01", "endDate", "2027-01-01", "limit", 5000)
        .get("/v1/transactions")
        .then()
        .statusCode(200)
        .extract()
        .path("findAll { it.paymentKey == '%s' }.amount".formatted(paymentKey));
  }

  private static long totals(String name) {
    return given().get("/sandbox/psp").then().extract().jsonPath().getLong(name);
  }
}
