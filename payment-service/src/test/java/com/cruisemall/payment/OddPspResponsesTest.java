package com.cruisemall.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.payment.Catalogue.Sailing;
import com.cruisemall.payment.Http.Answer;
import com.cruisemall.payment.PspAccount.Behaviour;
import com.cruisemall.payment.PspAccount.OddResponse;
import com.cruisemall.payment.Shop.Person;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The PSP processes a request, or does so later, and its response does not show it. */
@PaymentServiceTest
class OddPspResponsesTest {
  private static final String HTML = "<html><body>Gateway Timeout</body></html>";

  private Person person;
  private Sailing sailing;

  @BeforeEach
  void offerTwoCabins() {
    person = Shop.customer();
    sailing = Catalogue.sailing(2, 0);
  }

  @AfterEach
  void assertLedgerBalances() {
    Shop.assertLedgerBalances();
  }

  static Stream<OddResponse> responses() {
    return Stream.of(
        html(504),
        html(502),
        html(403),
        html(404),
        json(408, ""),
        json(499, ""),
        json(302, ""),
        json(409, "{\"code\":\"NEW_CODE\",\"message\":\"unknown\"}"),
        json(400, "{\"code\":\"NEW_CODE\",\"message\":\"unknown\"}"),
        json(400, "{\"message\":\"no code\"}"),
        json(400, "null"),
        json(500, "{\"code\":\"NOT_CANCELABLE_PAYMENT\"}"),
        json(200, ""),
        json(200, "{}"),
        json(200, "null"),
        json(200, "[]"),
        json(200, "{\"code\":\"COMMON_ERROR\",\"message\":\"error\"}"),
        json(200, "{\"paymentKey\":\"p\",\"status\":\"DONE\",\"totalAmount\":1}"),
        json(200, "{\"paymentKey\":\"p\",\"orderId\":\"CM-1\",\"totalAmount\":1}"));
  }

  @ParameterizedTest
  @MethodSource("responses")
  void findsTheChargeBehindAnOddResponse(OddResponse odd) {
    JsonNode order = placed();
    PspAccount payment = Shop.authenticated(order).behave(Behaviour.answersOnce(odd));

    Answer answer = Shop.confirm(person, payment, order);

    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    Shop.awaitStatus(person, order, "PAID");
    assertThat(payment.charges()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("responses")
  void findsTheRefundBehindAnOddResponse(OddResponse odd) {
    JsonNode order = placed();
    PspAccount payment = paid(order);
    payment.behave(Behaviour.answersOnce(odd));

    Answer answer = Shop.cancel(person, order, "{\"cabins\":[1]}");

    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    Shop.awaitStatus(person, order, "PARTIALLY_REFUNDED");
    assertThat(payment.cancelCount()).isEqualTo(1);
    assertThat(Catalogue.cabins(sailing, "FREE")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FORBIDDEN_CONSECUTIVE_REQUEST",
        "NOT_MATCHES_REFUNDABLE_AMOUNT",
        "PROVIDER_ERROR",
        "FAILED_REFUND_PROCESS",
        "IDEMPOTENT_REQUEST_PROCESSING",
        "UNAUTHORIZED_KEY",
        "NEW_CODE"
      })
  void repeatsARefundThatThePspDoesNotProcessNow(String code) {
    JsonNode order = placed();
    PspAccount payment = paid(order);
    payment.behave(Behaviour.refuses(code));

    Answer answer = Shop.cancel(person, order);

    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    payment.behave(Behaviour.NORMAL);
    Shop.awaitStatus(person, order, "REFUNDED");
    assertThat(payment.cancelCount()).isEqualTo(1);
  }

  /** The balancer in front of the PSP gives up, and the PSP goes on. */
  @Test
  void refundsOnceWhenTheFirstRequestIsProcessedAfterItsTimeout() {
    JsonNode order = placed();
    PspAccount payment = paid(order);
    payment.behave(Behaviour.answersBeforeProcessing(html(504)));

    Answer answer = Shop.cancel(person, order, "{\"cabins\":[1]}");

    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    Shop.awaitStatus(person, order, "PARTIALLY_REFUNDED");
    assertThat(payment.cancelCount()).isEqualTo(1);
    assertThat(payment.balance()).isEqualTo(Catalogue.ADULT);
    assertThat(Catalogue.cabins(sailing, "SOLD")).isEqualTo(1);
  }

  @Test
  void makesAnOrderPayableAgainAfterThePaymentOfAnotherOrder() {
    JsonNode first = placed();
    PspAccount payment = paid(first);
    Sailing other = Catalogue.sailing(2, 0);
    JsonNode second =
        Shop.placed(person, Shop.order(other, Shop.cabin("인사이드", 1), Shop.cabin("인사이드", 1)));

    payment.behave(Behaviour.CUTS_AFTER_SUCCESS);
    Answer unknown =
        Http.post(
            person.token(),
            "/api/payments/confirm",
            Shop.key(),
            "{\"paymentKey\":\"%s\",\"orderId\":\"%s\",\"amount\":%d}"
                .formatted(
                    payment.key(),
                    second.path("orderId").asText(),
                    second.path("amount").asLong()));

    assertThat(unknown.status()).as(unknown.text()).isEqualTo(202);
    Shop.awaitStatus(person, second, "PENDING_PAYMENT");
    Shop.confirm(person, Shop.authenticated(second), second);
    Shop.awaitStatus(person, second, "PAID");
  }

  private JsonNode placed() {
    return Shop.placed(person, Shop.order(sailing, Shop.cabin("인사이드", 1), Shop.cabin("인사이드", 1)));
  }

  private PspAccount paid(JsonNode order) {
    PspAccount payment = Shop.authenticated(order);
    assertThat(Shop.confirm(person, payment, order).status()).isEqualTo(200);
    return payment;
  }

  private static OddResponse html(int status) {
    return new OddResponse(status, "text/html", HTML);
  }

  private static OddResponse json(int status, String body) {
    return new OddResponse(status, "application/json", body);
  }
}
