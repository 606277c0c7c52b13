package com.cruisemall.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.test.FakeIssuer;
import com.cruisemall.payment.Http.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Requests of customers and staff. */
final class Shop {
  static final Duration SETTLED = Duration.ofSeconds(45);

  private Shop() {}

  /** A signed-in user. */
  record Person(UUID id, String token) {}

  static Person customer() {
    UUID id = UUID.randomUUID();
    return new Person(id, FakeIssuer.person(id, "sid-" + id, "USER"));
  }

  static Person admin() {
    UUID id = UUID.randomUUID();
    return new Person(id, FakeIssuer.person(id, "sid-" + id, "ADMIN"));
  }

  static String key() {
    return UUID.randomUUID().toString();
  }

  /** Returns a cabin with adults born in 1980. */
  static String cabin(String type, int adults) {
    String travelers =
        Stream.generate(() -> traveler("1980-01-01"))
            .limit(adults)
            .collect(Collectors.joining(","));
    return "{\"cabinType\":\"%s\",\"travelers\":[%s]}".formatted(type, travelers);
  }

  static String traveler(String born) {
    return """
    {"name":"홍길동","birthDate":"%s","sex":"M","nationality":"KR"}
    """
        .formatted(born)
        .strip();
  }

  static String order(Catalogue.Sailing sailing, String... cabins) {
    return """
    {"productCode":"%s","sailingId":"%s","cabins":[%s]}
    """
        .formatted(sailing.productCode(), sailing.id(), String.join(",", cabins));
  }

  static String affiliateOrder(Catalogue.Sailing sailing, String code, String... cabins) {
    return """
    {"productCode":"%s","sailingId":"%s","cabins":[%s],"affiliateCode":"%s"}
    """
        .formatted(sailing.productCode(), sailing.id(), String.join(",", cabins), code);
  }

  static Answer place(Person person, String body) {
    return Http.post(person.token(), "/api/orders", key(), body);
  }

  /** Places an order and asserts success. */
  static JsonNode placed(Person person, String body) {
    Answer answer = place(person, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.body().path("order");
  }

  static Answer confirm(Person person, PspAccount payment, long amount, @Nullable String key) {
    return Http.post(
        person.token(),
        "/api/payments/confirm",
        key,
        "{\"paymentKey\":\"%s\",\"orderId\":\"%s\",\"amount\":%d}"
            .formatted(payment.key(), payment.orderId(), amount));
  }

  static PspAccount authenticated(JsonNode order) {
    return ScriptedPsp.authenticated(order.path("orderId").asText(), order.path("amount").asLong());
  }

  static Answer confirm(Person person, PspAccount payment, JsonNode order) {
    return confirm(person, payment, order.path("amount").asLong(), key());
  }

  /** Places and pays an order and asserts success. */
  static JsonNode paid(Person person, String body) {
    JsonNode order = placed(person, body);
    Answer answer = confirm(person, authenticated(order), order);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.body().path("order").path("status").asText()).isEqualTo("PAID");
    return answer.body().path("order");
  }

  static Answer cancel(Person person, JsonNode order) {
    return cancel(person, order, "{}");
  }

  static Answer cancel(Person person, JsonNode order, String body) {
    return Http.post(
        person.token(), "/api/orders/" + order.path("orderId").asText() + "/cancel", key(), body);
  }

  static JsonNode read(Person person, JsonNode order) {
    Answer answer = Http.get(person.token(), "/api/orders/" + order.path("orderId").asText());
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.body().path("order");
  }

  static String status(Person person, JsonNode order) {
    return read(person, order).path("status").asText();
  }

  static void awaitStatus(Person person, JsonNode order, String status) {
    Awaitility.await("order " + status)
        .atMost(SETTLED)
        .untilAsserted(() -> assertThat(status(person, order)).isEqualTo(status));
  }

  static Answer webhook(String orderId) {
    return Http.post(
        FakeIssuer.guest(),
        "/api/payments/webhook",
        null,
        """
        {"eventType":"PAYMENT_STATUS_CHANGED","createdAt":"2026-01-01T00:00:00.000000",
         "data":{"orderId":"%s","status":"DONE","paymentKey":"not-trusted","totalAmount":1}}
        """
            .formatted(orderId));
  }

  /** Asserts that the ledger check finds no difference. */
  static void assertLedgerBalances() {
    Answer answer = Http.get(admin().token(), "/api/admin/ledger/check");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.body().path("differences")).as(answer.text()).isEmpty();
    assertThat(answer.body().path("balanced").asBoolean()).isTrue();
    assertThat(answer.body().path("pspChecked").asBoolean()).isTrue();
  }
}
