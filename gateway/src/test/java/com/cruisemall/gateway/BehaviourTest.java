package com.cruisemall.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.nullValue;

import com.cruisemall.gateway.behaviour.Visitor;
import com.cruisemall.kit.test.BackingServers;
import com.cruisemall.kit.test.FakeIssuer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Consent, experiments and events. */
@QuarkusTest
@WithTestResource(FakeIssuer.class)
@WithTestResource(ScriptedServices.class)
@WithTestResource(BackingServers.class)
class BehaviourTest {
  private static final String COOKIE = "cg.visitor.v1";

  /** Buffer size in the test configuration. */
  private static final int BUFFER = 100;

  @Inject RedisDataSource redis;
  @Inject ObjectMapper json;
  @Inject MeterRegistry metrics;

  @Test
  void storesNothingWithoutConsent() {
    given()
        .get("/api/experiments")
        .then()
        .statusCode(200)
        .header("Set-Cookie", nullValue())
        .header("Cache-Control", equalTo("private, no-store"))
        .body("consent", equalTo(false))
        .body("variants.home-products", equalTo("popular"));
    events(given(), "{\"kind\":\"PAGE_VIEW\"}").statusCode(202).body("accepted", equalTo(0));
    given().get("/api/home").then().statusCode(200).header("Set-Cookie", nullValue());
  }

  @Test
  void setsTheCookieOnConsentAndDeletesItOnWithdrawal() {
    String cookie = agree();

    visitor(cookie).get("/api/consent").then().body("analytics", equalTo(true));
    given()
        .contentType("application/json")
        .body("{\"analytics\":true}")
        .put("/api/consent")
        .then()
        .header("Set-Cookie", containsString("HTTPOnly"))
        .header("Set-Cookie", containsString("SameSite=Lax"))
        .header("Set-Cookie", containsString("Max-Age=15552000"));
    visitor(cookie)
        .header("Sec-Fetch-Site", "same-origin")
        .contentType("application/json")
        .body("{\"analytics\":false}")
        .put("/api/consent")
        .then()
        .statusCode(200)
        .header("Set-Cookie", containsString("Max-Age=0"))
        .body("analytics", equalTo(false));
  }

  @Test
  void honoursGlobalPrivacyControl() {
    String cookie = agree();

    visitor(cookie)
        .header("Sec-GPC", "1")
        .get("/api/experiments")
        .then()
        .body("consent", equalTo(false));
    events(
            visitor(cookie).header("Sec-Fetch-Site", "same-origin").header("Sec-GPC", "1"),
            "{\"kind\":\"SEARCH\"}")
        .statusCode(202)
        .body("accepted", equalTo(0));
    given()
        .header("Sec-GPC", "1")
        .contentType("application/json")
        .body("{\"analytics\":true}")
        .put("/api/consent")
        .then()
        .body("analytics", equalTo(false));
  }

  @Test
  void publishesEventsAndExposures() {
    String cookie = agree();
    String pseudonym = new Visitor(cookie).pseudonym();
    String variant =
        visitor(cookie)
            .get("/api/experiments")
            .then()
            .body("consent", equalTo(true))
            .extract()
            .path("variants.home-products");
    events(
            visitor(cookie).header("Sec-Fetch-Site", "same-origin"),
            "{\"kind\":\"PRODUCT_VIEW\",\"subject\":\"MSC-0512\"},{\"kind\":\"ORDER_PLACED\"}")
        .statusCode(202)
        .body("accepted", equalTo(2));

    List<ConsumerRecord<String, String>> records = recordsOf(pseudonym, 3);
    assertThat(records)
        .allSatisfy(record -> {
          assertThat(header(record, "ce_type")).isEqualTo("gateway.behaviour.v1");
          assertThat(header(record, "ce_source")).isEqualTo("urn:cruisemall:gateway");
          assertThat(record.value()).doesNotContain(cookie);
        });
    assertThat(records)
        .extracting(record -> read(record).path("kind").asText())
        .containsExactly("EXPOSURE", "PRODUCT_VIEW", "ORDER_PLACED");
    assertThat(read(records.getFirst()).path("variant").asText()).isEqualTo(variant);
    assertThat(read(records.get(1)).path("subject").asText()).isEqualTo("MSC-0512");
  }

  @Test
  void dropsAndCountsEventsBeyondTheBufferWhileKafkaIsDown() {
    String cookie = agree();
    String fifty = "{\"kind\":\"SEARCH\"},".repeat(49) + "{\"kind\":\"SEARCH\"}";
    double droppedBefore = dropped();
    int accepted = 0;
    BackingServers.kafka().stop();
    try {
      for (int i = 0; i < 4; i++) {
        int taken =
            events(visitor(cookie).header("Sec-Fetch-Site", "same-origin"), fifty)
                .statusCode(202)
                .extract()
                .path("accepted");
        accepted += taken;
      }
    } finally {
      BackingServers.kafka().start();
    }

    assertThat(accepted).isBetween(1, BUFFER);
    assertThat(dropped() - droppedBefore).isEqualTo(200 - accepted);
  }

  private double dropped() {
    return metrics.counter("cruisemall.behaviour.events", "outcome", "dropped").count();
  }

  @Test
  void countsDistinctVisitorsByVariant() {
    Session admin = Session.begin('s', "ADMIN");
    admin.live(redis);
    long exposedBefore = total(admin, "exposed");
    long wonBefore = total(admin, "won");
    List<String> cookies = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      cookies.add(agree());
    }
    cookies.forEach(cookie -> visitor(cookie).get("/api/experiments").then().statusCode(200));
    cookies.forEach(cookie -> visitor(cookie).get("/api/home").then().statusCode(200));
    cookies
        .subList(0, 4)
        .forEach(cookie ->
            events(
                visitor(cookie).header("Sec-Fetch-Site", "same-origin"),
                "{\"kind\":\"ORDER_PLACED\"},{\"kind\":\"ORDER_PLACED\"}"));

    Awaitility.await()
        .untilAsserted(() -> {
          assertThat(total(admin, "exposed") - exposedBefore).isEqualTo(10);
          assertThat(total(admin, "won") - wonBefore).isEqualTo(4);
        });
  }

  @Test
  void showsTheCountsToAdministratorsOnly() {
    Session person = Session.begin('t');
    person.live(redis);

    given().get("/api/admin/experiments").then().statusCode(401);
    person
        .request()
        .get("/api/admin/experiments")
        .then()
        .statusCode(403)
        .body("error.code", equalTo("FORBIDDEN"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"kind\":\"EXPOSURE\"}",
        "{\"kind\":\"CALLED_010-1234-5678\"}",
        "{\"kind\":\"SEARCH\",\"subject\":\"01012345678\"}",
        "{\"kind\":\"SEARCH\",\"subject\":\"김철수\"}",
        "{\"kind\":\"SEARCH\",\"at\":\"2001-01-01T00:00:00Z\"}",
        "{\"subject\":\"MSC\"}"
      })
  void rejectsInvalidEvents(String event) {
    events(given(), event)
        .statusCode(400)
        .body("error.code", equalTo("VALIDATION_FAILED"))
        .body("error", hasKey("details"));
  }

  @Test
  void rejectsMoreThanFiftyEvents() {
    String many = "{\"kind\":\"SEARCH\"},".repeat(50) + "{\"kind\":\"SEARCH\"}";

    events(given(), many).statusCode(400).body("error.code", equalTo("VALIDATION_FAILED"));
  }

  private long total(Session admin, String what) {
    List<Integer> counts =
        admin
            .request()
            .get("/api/admin/experiments")
            .then()
            .statusCode(200)
            .extract()
            .path("experiments[0].variants." + what);
    return counts.stream().mapToLong(Integer::longValue).sum();
  }

  private static String agree() {
    return given()
        .contentType("application/json")
        .body("{\"analytics\":true}")
        .put("/api/consent")
        .then()
        .statusCode(200)
        .body("analytics", equalTo(true))
        .extract()
        .cookie(COOKIE);
  }

  private static RequestSpecification visitor(String cookie) {
    return given().cookie(COOKIE, cookie);
  }

  private static ValidatableResponse events(RequestSpecification request, String events) {
    return request
        .contentType("application/json")
        .body("{\"events\":[" + events + "]}")
        .post("/api/events")
        .then();
  }

  private static List<ConsumerRecord<String, String>> recordsOf(String key, int count) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers",
            ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class),
            "group.id",
            UUID.randomUUID().toString(),
            "auto.offset.reset",
            "earliest");
    List<ConsumerRecord<String, String>> records = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of("gateway.behaviour.v1"));
      Awaitility.await("the events of the visitor")
          .atMost(Duration.ofSeconds(30))
          .until(() -> {
            consumer
                .poll(Duration.ofMillis(200))
                .forEach(record -> {
                  if (key.equals(record.key())) {
                    records.add(record);
                  }
                });
            return records.size() >= count;
          });
    }
    return records;
  }

  private static String header(ConsumerRecord<String, String> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private JsonNode read(ConsumerRecord<String, String> record) {
    try {
      return json.readTree(record.value());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
