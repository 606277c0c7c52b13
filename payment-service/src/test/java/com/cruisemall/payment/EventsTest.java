package com.cruisemall.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.payment.Catalogue.Sailing;
import com.cruisemall.payment.Shop.Person;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@PaymentServiceTest
class EventsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void publishesOrderPaidAndOrderRefunded() throws IOException {
    Sailing sailing = Catalogue.sailing(1, 0);
    Person person = Shop.customer();
    JsonNode order =
        Shop.paid(person, Shop.affiliateOrder(sailing, "AGENT-1", Shop.cabin("인사이드", 2)));
    Shop.cancel(person, order);
    String orderId = order.path("orderId").asText();

    ConsumerRecord<String, String> paid = await("payment.order-paid.v1", orderId);
    ConsumerRecord<String, String> refunded = await("payment.order-refunded.v1", orderId);

    JsonNode body = JSON.readTree(paid.value());
    assertFits("order-paid.v1", body);
    assertThat(body.path("userId").asText()).isEqualTo(person.id().toString());
    assertThat(body.path("amount").asLong()).isEqualTo(2 * Catalogue.ADULT);
    assertThat(body.path("departureDate").asText()).isEqualTo(sailing.departure().toString());
    assertThat(body.path("companionType").asText()).isEqualTo("동행");
    assertThat(body.path("affiliateCode").asText()).isEqualTo("AGENT-1");
    assertThat(header(paid, "ce_type")).isEqualTo("com.cruisemall.payment.order-paid.v1");
    JsonNode back = JSON.readTree(refunded.value());
    assertFits("order-refunded.v1", back);
    assertThat(back.path("full").asBoolean()).isTrue();
    assertThat(back.path("amount").asLong()).isEqualTo(2 * Catalogue.ADULT);
    assertThat(paid.value() + refunded.value()).doesNotContain("홍길동");
  }

  private static ConsumerRecord<String, String> await(String topic, String key) {
    try (var records = new Topics(topic)) {
      return Awaitility.await(topic)
          .atMost(Shop.SETTLED)
          .until(
              () -> records.records().stream().filter(found -> found.key().equals(key)).findFirst(),
              Optional::isPresent)
          .orElseThrow();
    }
  }

  private static String header(ConsumerRecord<String, String> found, String name) {
    return new String(found.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  /** Asserts that the body has all required and no unknown members of the schema. */
  private static void assertFits(String event, JsonNode body) throws IOException {
    try (InputStream file =
        Thread.currentThread()
            .getContextClassLoader()
            .getResourceAsStream("events/" + event + ".json")) {
      JsonNode schema = JSON.readTree(file);
      List<String> required = new ArrayList<>();
      schema.path("required").forEach(name -> required.add(name.asText()));
      List<String> known = new ArrayList<>();
      schema.path("properties").fieldNames().forEachRemaining(known::add);
      List<String> found = new ArrayList<>();
      body.fieldNames().forEachRemaining(found::add);
      assertThat(found).containsAll(required);
      assertThat(known).containsAll(found);
    }
  }
}
