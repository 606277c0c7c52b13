package com.cruisemall.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.test.FakeIssuer;
import com.cruisemall.payment.Catalogue.Sailing;
import com.cruisemall.payment.Http.Answer;
import com.cruisemall.payment.PspAccount.Behaviour;
import com.cruisemall.payment.Shop.Person;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PaymentServiceTest
class PaymentsTest {
  private final Person person = Shop.customer();
  private Sailing sailing;
  private JsonNode order;
  private String orderId;
  private PspAccount payment;

  @BeforeEach
  void placeAnOrder() {
    sailing = Catalogue.sailing(3, 0);
    order = Shop.placed(person, Shop.order(sailing, Shop.cabin("인사이드", 2)));
    orderId = order.path("orderId").asText();
    payment = Shop.authenticated(order);
  }

  @AfterEach
  void assertLedgerBalances() {
    Shop.assertLedgerBalances();
  }

  @Test
  void sellsCabinsOfAPaidOrder() {
    Answer answer = Shop.confirm(person, payment, order);

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.body().path("payment").path("status").asText()).isEqualTo("DONE");
    assertThat(answer.body().path("order").path("status").asText()).isEqualTo("PAID");
    assertThat(Catalogue.cabins(sailing, "SOLD")).isEqualTo(1);
    assertThat(payment.charges()).isEqualTo(1);
    assertThat(answer.header("Cache-Control")).isEqualTo("private, no-store");
  }

  @Test
  void rejectsAmountThatDiffersFromTheOrder() {
    Answer answer = Shop.confirm(person, payment, 1, Shop.key());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).isEqualTo("AMOUNT_MISMATCH");
    assertThat(payment.confirms()).isZero();
  }

  @Test
  void reportsDeclineAndAcceptsAnotherCard() {
    payment.behave(Behaviour.refuses("REJECT_CARD_PAYMENT"));
    String key = Shop.key();

    Answer declined = Shop.confirm(person, payment, order.path("amount").asLong(), key);
    Answer replay = Shop.confirm(person, payment, order.path("amount").asLong(), key);
    Answer sameCard = Shop.confirm(person, payment, order);
    Answer otherCard = Shop.confirm(person, Shop.authenticated(order), order);

    assertThat(declined.status()).isEqualTo(402);
    assertThat(declined.error()).isEqualTo("PAYMENT_DECLINED");
    assertThat(declined.body().path("error").path("details").path("pspCode").asText())
        .isEqualTo("REJECT_CARD_PAYMENT");
    assertThat(replay.text()).isEqualTo(declined.text());
    assertThat(replay.replayed()).isTrue();
    assertThat(sameCard.error()).isEqualTo("PAYMENT_DECLINED");
    assertThat(payment.confirms()).isEqualTo(1);
    assertThat(otherCard.status()).isEqualTo(200);
  }

  @Test
  void settlesConfirmWhoseResponseWasLost() {
    payment.behave(Behaviour.CUTS_AFTER_SUCCESS);
    String key = Shop.key();

    Answer unknown = Shop.confirm(person, payment, order.path("amount").asLong(), key);

    assertThat(unknown.status()).as(unknown.text()).isEqualTo(202);
    assertThat(unknown.body().path("payment").path("status").asText()).isEqualTo("UNKNOWN");
    Shop.awaitStatus(person, order, "PAID");
    Answer settled = Shop.confirm(person, payment, order.path("amount").asLong(), key);
    assertThat(settled.status()).isEqualTo(200);
    assertThat(payment.charges()).isEqualTo(1);
  }

  @Test
  void repeatsUnprocessedConfirmWithTheSameRequestKey() {
    payment.behave(
        Behaviour.waits(() -> {
          payment.behave(Behaviour.NORMAL);
          throw new IllegalStateException("psp crashed before processing");
        }));

    Answer unknown = Shop.confirm(person, payment, order);

    assertThat(unknown.status()).as(unknown.text()).isEqualTo(202);
    Shop.awaitStatus(person, order, "PAID");
    assertThat(payment.charges()).isEqualTo(1);
    assertThat(payment.requestKeys()).hasSizeGreaterThan(1);
    assertThat(payment.requestKeys().stream().distinct()).hasSize(1);
  }

  @Test
  void usesNewRequestKeyAfterTemporaryFailure() {
    payment.behave(Behaviour.refuses("PROVIDER_ERROR"));

    Answer unknown = Shop.confirm(person, payment, order);
    payment.behave(Behaviour.NORMAL);

    assertThat(unknown.status()).as(unknown.text()).isEqualTo(202);
    Shop.awaitStatus(person, order, "PAID");
    assertThat(payment.requestKeys().stream().distinct().count()).isGreaterThan(1);
    assertThat(payment.charges()).isEqualTo(1);
  }

  @Test
  void settlesConfirmAfterPspTimeout() {
    CountDownLatch hanging = new CountDownLatch(1);
    payment.behave(Behaviour.waits(() -> await(hanging)));

    Answer unknown = Shop.confirm(person, payment, order);
    hanging.countDown();

    assertThat(unknown.status()).as(unknown.text()).isEqualTo(202);
    Shop.awaitStatus(person, order, "PAID");
    assertThat(payment.charges()).isEqualTo(1);
  }

  @Test
  void capturesPaymentThatThePspHasAlreadyProcessed() {
    payment.confirm(orderId, order.path("amount").asLong());

    Answer answer = Shop.confirm(person, payment, order);

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(payment.charges()).isEqualTo(1);
  }

  @Test
  void declinesPaymentUnknownToThePsp() {
    PspAccount forged = new PspAccount(orderId, order.path("amount").asLong());

    Answer answer = Shop.confirm(person, forged, order);

    assertThat(answer.error()).isEqualTo("PAYMENT_DECLINED");
    assertThat(Shop.status(person, order)).isEqualTo("PENDING_PAYMENT");
  }

  @Test
  void isTooLateWhenTheHoldIsOver() {
    Catalogue.expireHold(orderId);

    Answer answer = Shop.confirm(person, payment, order);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.error()).isEqualTo("HOLD_EXPIRED");
    assertThat(payment.confirms()).isZero();
  }

  @Test
  void rejectsSecondPaymentOfAPaidOrder() {
    Shop.confirm(person, payment, order);
    PspAccount second = Shop.authenticated(order);

    Answer again = Shop.confirm(person, payment, order);
    Answer other = Shop.confirm(person, second, order);

    assertThat(again.status()).isEqualTo(200);
    assertThat(other.error()).isEqualTo("ORDER_STATE");
    assertThat(second.confirms()).isZero();
  }

  @Test
  void refundsPaymentOfOrderWithoutCabinsAutomatically() {
    payment.behave(Behaviour.waits(() -> await(new CountDownLatch(1))));
    Shop.confirm(person, payment, order);
    loseTheHold();
    payment.behave(Behaviour.NORMAL);

    Shop.awaitStatus(person, order, "REFUNDED");

    assertThat(payment.charges()).isEqualTo(1);
    assertThat(payment.balance()).isZero();
    assertThat(payment.cancelCount()).isEqualTo(1);
    assertThat(Catalogue.cabins(sailing, "FREE")).isEqualTo(3);
    assertThat(Shop.read(person, order).path("refundedAmount")).isEqualTo(order.path("amount"));
  }

  @Test
  void refundsSecondChargeOfAnOrder() {
    payment.behave(Behaviour.refuses("REJECT_CARD_PAYMENT"));
    Shop.confirm(person, payment, order);
    PspAccount second = Shop.authenticated(order);
    assertThat(Shop.confirm(person, second, order).status()).isEqualTo(200);

    // The PSP has charged the declined payment after all.
    payment.behave(Behaviour.NORMAL);
    payment.deposited();
    Shop.webhook(orderId);

    Awaitility.await()
        .atMost(Shop.SETTLED)
        .untilAsserted(() -> assertThat(payment.balance()).isZero());
    assertThat(second.balance()).isEqualTo(order.path("amount").asLong());
    Awaitility.await()
        .atMost(Shop.SETTLED)
        .untilAsserted(() ->
            assertThat(
                    Catalogue.number(
                        "select count(*) from refund where order_id = ? and status = 'DONE'",
                        orderId))
                .isEqualTo(1));
    assertThat(Shop.status(person, order)).isEqualTo("PAID");
  }

  @Test
  void becomesPaidByTheWebhookOfADeposit() {
    payment.byTransfer();

    Answer waiting = Shop.confirm(person, payment, order);
    Catalogue.expireHold(orderId);
    payment.deposited();
    Answer webhook = Shop.webhook(orderId);

    assertThat(waiting.status()).as(waiting.text()).isEqualTo(200);
    assertThat(waiting.body().path("order").path("status").asText())
        .isEqualTo("WAITING_FOR_DEPOSIT");
    assertThat(webhook.status()).isEqualTo(200);
    Shop.awaitStatus(person, order, "PAID");
  }

  @Test
  void releasesCabinsWhenTheDepositExpires() {
    payment.byTransfer();
    Shop.confirm(person, payment, order);
    payment.expire();
    Shop.webhook(orderId);

    Shop.awaitStatus(person, order, "EXPIRED");

    assertThat(Catalogue.cabins(sailing, "FREE")).isEqualTo(3);
  }

  @Test
  void trustsOnlyTheOrderIdOfAWebhook() {
    Answer pending = Shop.webhook(orderId);
    Answer unknown = Shop.webhook("CM20260101AAAAAAAAAAAAAAAA");
    Answer garbage =
        Http.post(
            FakeIssuer.guest(), "/api/payments/webhook", null, "{\"data\":[1,{\"orderId\":7}]}");

    assertThat(List.of(pending.status(), unknown.status(), garbage.status()))
        .containsExactly(200, 200, 200);
    assertThat(Shop.status(person, order)).isEqualTo("PENDING_PAYMENT");
  }

  @Test
  void returnsBrowserSettingsOfThePsp() {
    Answer answer = Http.get(FakeIssuer.guest(), "/api/payments/config");

    assertThat(answer.body().path("clientKey").asText()).isEqualTo("test_ck_of_the_tests");
    assertThat(answer.body().path("scriptUrl").asText())
        .isEqualTo("https://js.tosspayments.com/v2/standard");
  }

  /** Simulates an operator's mistake: the service itself never loses a hold. */
  private void loseTheHold() {
    Catalogue.sql(
        "update cabin set state = 'FREE' where id in"
            + " (select cabin_id from cabin_hold where order_id = ?)",
        orderId);
    Catalogue.sql("update cabin_hold set state = 'RELEASED' where order_id = ?", orderId);
    Catalogue.sql(
        "insert into allotment_entry (sailing_id, cabin_type, from_state, to_state, cabins, at)"
            + " values (?, 'INSIDE', 'HELD', 'FREE', 1, now())",
        sailing.id());
  }

  private static void await(CountDownLatch latch) {
    try {
      boolean _ = latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
