package com.cruisemall.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.test.Concurrently;
import com.cruisemall.payment.Catalogue.Sailing;
import com.cruisemall.payment.Http.Answer;
import com.cruisemall.payment.PspAccount.Behaviour;
import com.cruisemall.payment.Shop.Person;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@PaymentServiceTest
class RefundsTest {
  private final Person person = Shop.customer();

  @AfterEach
  void assertLedgerBalances() {
    Shop.assertLedgerBalances();
  }

  @ParameterizedTest
  @CsvSource({
    "60, 0", "59, 10", "31, 10", "30, 30", "15, 30", "14, 50", "8, 50", "7, 80", "3, 80", "2, 100",
    "1, 100"
  })
  void keepsFeeByDaysBeforeDeparture(int days, int keptPercent) {
    Sailing sailing = Catalogue.sailing(Catalogue.today().plusDays(days), 1, 0);
    JsonNode order = Shop.paid(person, Shop.order(sailing, Shop.cabin("인사이드", 2)));
    long kept = 2 * Catalogue.ADULT * keptPercent / 100;

    Answer answer = Shop.cancel(person, order);

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.body().path("refund").path("kept").asLong()).isEqualTo(kept);
    assertThat(answer.body().path("refund").path("amount").asLong())
        .isEqualTo(2 * Catalogue.ADULT - kept);
    assertThat(order.path("cancellation").path("refund").asLong())
        .isEqualTo(2 * Catalogue.ADULT - kept);
    assertThat(answer.body().path("order").path("status").asText()).isEqualTo("REFUNDED");
    assertThat(ScriptedPsp.netOf(order.path("orderId").asText())).isEqualTo(kept);
    assertThat(Catalogue.cabins(sailing, "FREE")).isEqualTo(1);
  }

  @Test
  void refundsSomeCabinsAndThenTheRest() {
    Sailing sailing = Catalogue.sailing(1, 1);
    JsonNode order =
        Shop.paid(person, Shop.order(sailing, Shop.cabin("발코니", 2), Shop.cabin("인사이드", 1)));

    Answer first = Shop.cancel(person, order, "{\"cabins\":[2]}");
    Answer same = Shop.cancel(person, order, "{\"cabins\":[2]}");
    Answer rest = Shop.cancel(person, order);

    assertThat(first.body().path("order").path("status").asText()).isEqualTo("PARTIALLY_REFUNDED");
    assertThat(first.body().path("refund").path("amount").asLong()).isEqualTo(Catalogue.ADULT);
    assertThat(same.error()).isEqualTo("ORDER_STATE");
    assertThat(rest.body().path("order").path("status").asText()).isEqualTo("REFUNDED");
    assertThat(rest.body().path("order").path("refundedAmount").asLong())
        .isEqualTo(3 * Catalogue.ADULT);
    assertThat(Catalogue.cabins(sailing, "FREE")).isEqualTo(2);
  }

  @Test
  void refundsOnceForConcurrentCancellations() {
    Sailing sailing = Catalogue.sailing(2, 0);
    JsonNode order =
        Shop.paid(person, Shop.order(sailing, Shop.cabin("인사이드", 1), Shop.cabin("인사이드", 1)));
    String orderId = order.path("orderId").asText();

    List<Answer> answers =
        Concurrently.run(
            Stream.generate(() -> (Callable<Answer>) () -> Shop.cancel(person, order)).limit(20));

    assertThat(answers)
        .allSatisfy(answer ->
            assertThat(answer.status() == 200 || answer.error().equals("IN_PROGRESS"))
                .as(answer.text())
                .isTrue());
    Shop.awaitStatus(person, order, "REFUNDED");
    assertThat(ScriptedPsp.chargedFor(orderId).getFirst().cancelCount()).isEqualTo(1);
    assertThat(ScriptedPsp.netOf(orderId)).isZero();
  }

  @Test
  void settlesRefundWhoseResponseWasLost() {
    Sailing sailing = Catalogue.sailing(1, 0);
    JsonNode order = Shop.placed(person, Shop.order(sailing, Shop.cabin("인사이드", 1)));
    PspAccount payment = Shop.authenticated(order);
    Shop.confirm(person, payment, order);
    payment.behave(Behaviour.CUTS_AFTER_SUCCESS);

    Answer unknown = Shop.cancel(person, order);

    assertThat(unknown.status()).as(unknown.text()).isEqualTo(202);
    Shop.awaitStatus(person, order, "REFUNDED");
    assertThat(payment.cancelCount()).isEqualTo(1);
  }

  @Test
  void leavesOrderUnchangedWhenThePspRefusesTheRefund() {
    Sailing sailing = Catalogue.sailing(1, 0);
    JsonNode order = Shop.placed(person, Shop.order(sailing, Shop.cabin("인사이드", 1)));
    PspAccount payment = Shop.authenticated(order);
    Shop.confirm(person, payment, order);
    payment.behave(Behaviour.refuses("NOT_CANCELABLE_PAYMENT"));

    Answer refused = Shop.cancel(person, order);
    String status = Shop.status(person, order);
    payment.behave(Behaviour.NORMAL);
    Answer accepted = Shop.cancel(person, order);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.error()).isEqualTo("REFUND_REFUSED");
    assertThat(status).isEqualTo("PAID");
    assertThat(accepted.status()).isEqualTo(200);
  }

  @Test
  void recordsRefundMadeAtThePsp() {
    Sailing sailing = Catalogue.sailing(1, 0);
    JsonNode order =
        Shop.placed(person, Shop.affiliateOrder(sailing, "AGENT-9", Shop.cabin("인사이드", 1)));
    PspAccount payment = Shop.authenticated(order);
    Shop.confirm(person, payment, order);

    payment.cancel(300_000, "상점관리자 부분 취소");
    Shop.webhook(payment.orderId());
    Shop.awaitStatus(person, order, "PARTIALLY_REFUNDED");
    payment.cancel(700_000, "상점관리자 취소");
    Shop.webhook(payment.orderId());
    Shop.webhook(payment.orderId());

    Shop.awaitStatus(person, order, "REFUNDED");
    assertThat(Catalogue.cabins(sailing, "FREE")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"cabins\":null}",
        "{\"cabins\":[]}",
        "{\"cabins\":[null]}",
        "{\"cabins\":[1,null]}",
        "{\"cabins\":[1.9]}",
        "{\"cabins\":[0]}",
        "{\"cabins\":[\"1\"]}",
        "{\"cabins\":1}",
        "{\"cabins\":[1],\"cabins\":[2]}",
        "{\"cabin\":[1]}",
        "{\"lines\":[1]}"
      })
  void cancelsNothingForAnUnclearRequest(String body) {
    Sailing sailing = Catalogue.sailing(Catalogue.today().plusDays(60), 1, 0);
    JsonNode order = Shop.paid(person, Shop.order(sailing, Shop.cabin("인사이드", 1)));
    String id = order.path("orderId").asText();

    Answer owner = Shop.cancel(person, order, body);
    Answer staff =
        Http.post(Shop.admin().token(), "/api/admin/orders/" + id + "/refund", Shop.key(), body);

    for (Answer answer : List.of(owner, staff)) {
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.error()).isEqualTo("VALIDATION_FAILED");
      assertThat(answer.body().at("/error/details").fieldNames().next())
          .matches("(cabins|cabin|lines).*");
    }
    assertThat(Shop.status(person, order)).isEqualTo("PAID");
  }

  @Test
  void allowsStaffToWaiveTheFee() {
    Sailing sailing = Catalogue.sailing(Catalogue.today().plusDays(5), 1, 0);
    JsonNode order = Shop.paid(person, Shop.order(sailing, Shop.cabin("인사이드", 1)));
    String path = "/api/admin/orders/" + order.path("orderId").asText() + "/refund";
    String body = "{\"waiveFee\":true}";

    Answer customer = Http.post(person.token(), path, Shop.key(), body);
    Answer admin = Http.post(Shop.admin().token(), path, Shop.key(), body);

    assertThat(customer.status()).isEqualTo(403);
    assertThat(admin.body().path("refund").path("amount").asLong()).isEqualTo(Catalogue.ADULT);
  }

  @Test
  void postsCommissionOfAffiliateSaleAndReversesItWithTheRefund() {
    Sailing sailing = Catalogue.sailing(2, 0);
    String code = "AGENT-" + Shop.key().substring(0, 8);
    JsonNode order =
        Shop.paid(
            person,
            Shop.affiliateOrder(sailing, code, Shop.cabin("인사이드", 1), Shop.cabin("인사이드", 1)));

    JsonNode earned = statement(code);
    Shop.cancel(person, order, "{\"cabins\":[1]}");
    JsonNode half = statement(code);
    Shop.cancel(person, order);
    JsonNode nothing = statement(code);

    // 2,000,000: agent 100,000, branch 40,000, headquarters 100,000; 3.3 % withheld of people's.
    assertThat(earned.path("agent").asLong()).isEqualTo(96_700);
    assertThat(earned.path("agentWithheld").asLong()).isEqualTo(3_300);
    assertThat(earned.path("branch").asLong()).isEqualTo(38_680);
    assertThat(earned.path("branchWithheld").asLong()).isEqualTo(1_320);
    assertThat(earned.path("headquarters").asLong()).isEqualTo(100_000);
    assertThat(half.path("agent").asLong()).isEqualTo(48_350);
    assertThat(nothing.path("agent").asLong()).isZero();
    assertThat(nothing.path("headquarters").asLong()).isZero();
  }

  private static JsonNode statement(String code) {
    JsonNode all =
        Http.get(Shop.admin().token(), "/api/admin/commission?limit=100").body().path("affiliates");
    for (JsonNode line : all) {
      if (line.path("affiliateCode").asText().equals(code)) {
        return line;
      }
    }
    throw new AssertionError("no statement for " + code + " in " + all);
  }
}
