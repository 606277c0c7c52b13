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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@PaymentServiceTest
class IdempotencyTest {
  private final Person person = Shop.customer();

  @Test
  void replaysFirstResponseForTheSameKey() {
    Sailing sailing = Catalogue.sailing(5, 0);
    String key = Shop.key();
    String body = Shop.order(sailing, Shop.cabin("인사이드", 1));

    Answer first = Http.post(person.token(), "/api/orders", key, body);
    Answer again = Http.post(person.token(), "/api/orders", key, body.replace(",", ", "));
    Answer other = Http.post(Shop.customer().token(), "/api/orders", key, body);

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.replayed()).isFalse();
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.replayed()).isTrue();
    assertThat(other.body().path("order").path("orderId"))
        .isNotEqualTo(first.body().path("order").path("orderId"));
    assertThat(Catalogue.cabins(sailing, "HELD")).isEqualTo(2);
  }

  @Test
  void replaysRefusal() {
    Sailing sailing = Catalogue.sailing(0, 0);
    String key = Shop.key();
    String body = Shop.order(sailing, Shop.cabin("인사이드", 1));

    Answer first = Http.post(person.token(), "/api/orders", key, body);
    Answer again = Http.post(person.token(), "/api/orders", key, body);

    assertThat(first.error()).isEqualTo("SOLD_OUT");
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.replayed()).isTrue();
  }

  @Test
  void rejectsSameKeyWithAnotherBody() {
    Sailing sailing = Catalogue.sailing(5, 0);
    String key = Shop.key();
    Http.post(person.token(), "/api/orders", key, Shop.order(sailing, Shop.cabin("인사이드", 1)));

    Answer other =
        Http.post(person.token(), "/api/orders", key, Shop.order(sailing, Shop.cabin("인사이드", 2)));

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.error()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
  }

  @Test
  void requiresValidKey() {
    Sailing sailing = Catalogue.sailing(1, 0);
    String body = Shop.order(sailing, Shop.cabin("인사이드", 1));

    for (String key : new String[] {"", "with space", "x".repeat(256)}) {
      Answer answer = Http.post(person.token(), "/api/orders", key.isEmpty() ? null : key, body);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.error()).isEqualTo("IDEMPOTENCY_KEY_REQUIRED");
    }
    assertThat(Catalogue.cabins(sailing, "FREE")).isEqualTo(1);
  }

  @Test
  void createsOneOrderForFiftyConcurrentRequests() {
    Sailing sailing = Catalogue.sailing(60, 0);
    String key = Shop.key();
    String body = Shop.order(sailing, Shop.cabin("인사이드", 1));

    List<Answer> answers =
        Concurrently.run(
            IntStream.range(0, 50)
                .mapToObj(_ ->
                    () ->
                        untilAnswered(() -> Http.post(person.token(), "/api/orders", key, body))));

    assertThat(answers.stream().map(Answer::text).distinct()).hasSize(1);
    assertThat(answers.getFirst().status()).isEqualTo(201);
    assertThat(Catalogue.cabins(sailing, "HELD")).isEqualTo(1);
  }

  @Test
  void findsTheOrderOfARequestThatCrashedBeforeItsAnswerWasKept() {
    Sailing sailing = Catalogue.sailing(5, 0);
    String key = Shop.key();
    String body = Shop.order(sailing, Shop.cabin("인사이드", 1));
    Answer first = Http.post(person.token(), "/api/orders", key, body);
    simulateCrash(key);

    Answer running = Http.post(person.token(), "/api/orders", key, body);
    expireLease(key);
    Answer again = Http.post(person.token(), "/api/orders", key, body);

    assertThat(running.status()).isEqualTo(409);
    assertThat(running.error()).isEqualTo("IDEMPOTENCY_IN_PROGRESS");
    assertThat(running.header("Retry-After")).isEqualTo("1");
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body().path("order").path("orderId"))
        .isEqualTo(first.body().path("order").path("orderId"));
    assertThat(Catalogue.cabins(sailing, "HELD")).isEqualTo(1);
  }

  @Test
  void returnsRefundOfRequestThatCrashedBeforeItsResponseWasStored() {
    Sailing sailing = Catalogue.sailing(2, 0);
    JsonNode order =
        Shop.paid(person, Shop.order(sailing, Shop.cabin("인사이드", 1), Shop.cabin("인사이드", 1)));
    String path = "/api/orders/" + order.path("orderId").asText() + "/cancel";
    String key = Shop.key();
    Answer first = Http.post(person.token(), path, key, "{\"cabins\":[1]}");
    simulateCrash(key);
    expireLease(key);

    Answer again = Http.post(person.token(), path, key, "{\"cabins\":[1]}");

    assertThat(again.status()).as(again.text()).isEqualTo(200);
    assertThat(again.body().path("refund")).isEqualTo(first.body().path("refund"));
    assertThat(ScriptedPsp.netOf(order.path("orderId").asText())).isEqualTo(Catalogue.ADULT);
  }

  @Test
  void doesNotStoreResponsesThatAreNotFinal() {
    Sailing sailing = Catalogue.sailing(1, 0);
    JsonNode order = Shop.placed(person, Shop.order(sailing, Shop.cabin("인사이드", 1)));
    PspAccount payment = Shop.authenticated(order);
    payment.behave(Behaviour.CUTS_AFTER_SUCCESS);
    String key = Shop.key();

    Answer unknown = Shop.confirm(person, payment, order.path("amount").asLong(), key);

    assertThat(unknown.status()).isEqualTo(202);
    Awaitility.await()
        .atMost(Shop.SETTLED)
        .untilAsserted(() -> {
          Answer retry = Shop.confirm(person, payment, order.path("amount").asLong(), key);
          assertThat(retry.status()).as(retry.text()).isEqualTo(200);
        });
  }

  @Test
  void chargesOnceForFiftyConcurrentConfirmsAndWebhooks() {
    Sailing sailing = Catalogue.sailing(1, 0);
    JsonNode order = Shop.placed(person, Shop.order(sailing, Shop.cabin("인사이드", 2)));
    PspAccount payment = Shop.authenticated(order);
    String key = Shop.key();
    CountDownLatch allStarted = new CountDownLatch(1);
    payment.behave(Behaviour.waits(() -> await(allStarted)));

    List<Answer> answers =
        Concurrently.run(
            IntStream.range(0, 50)
                .mapToObj(n -> {
                  Callable<Answer> confirm =
                      n == 49
                          ? () -> {
                            allStarted.countDown();
                            return Shop.webhook(payment.orderId());
                          }
                          : n % 5 == 0
                              ? () -> Shop.webhook(payment.orderId())
                              : () ->
                                  untilAnswered(() ->
                                      Shop.confirm(
                                          person,
                                          payment,
                                          order.path("amount").asLong(),
                                          n % 2 == 0 ? key : Shop.key()));
                  return confirm;
                }));

    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
    Stream<JsonNode> payments =
        answers.stream()
            .map(answer -> answer.body().path("payment"))
            .filter(JsonNode::isObject)
            .distinct();
    assertThat(payments).hasSize(1);
    assertThat(payment.charges()).isEqualTo(1);
    assertThat(
            Catalogue.number("select count(*) from payment where order_id = ?", payment.orderId()))
        .isEqualTo(1);
    Shop.assertLedgerBalances();
  }

  /** Repeats the request until its response is final. */
  private static Answer untilAnswered(Callable<Answer> request) {
    return Awaitility.await()
        .atMost(Shop.SETTLED)
        .until(
            request,
            answer ->
                answer.status() != 202
                    && !answer.error().equals("IDEMPOTENCY_IN_PROGRESS")
                    && !answer.error().equals("IN_PROGRESS"));
  }

  private static void simulateCrash(String key) {
    Catalogue.sql(
        "update idempotency_key set status = null, answer = null,"
            + " held_until = now() + interval '1 hour' where key = ?",
        key);
  }

  private static void expireLease(String key) {
    Catalogue.sql("update idempotency_key set held_until = now() where key = ?", key);
  }

  private static void await(CountDownLatch latch) {
    try {
      boolean _ = latch.await(3, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
