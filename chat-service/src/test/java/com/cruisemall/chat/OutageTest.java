package com.cruisemall.chat;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.cruisemall.kit.test.BackingServers;
import com.cruisemall.kit.test.FakeIssuer;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Outages of PostgreSQL and Redis. */
@ChatServiceTest
class OutageTest {
  private final String person = FakeIssuer.person(UUID.randomUUID(), "a-session", "USER");

  @BeforeEach
  void resetServices() {
    ScriptedServices.reset();
    ScriptedGemini.plays(call -> call.stream(ScriptedGemini.HELLO));
  }

  @Test
  void answersWithoutDatabase() {
    BackingServers.postgres().stop();
    try {
      ask(person).statusCode(200).body("source", equalTo("model"));
      as(person).get("/api/chat/conversations").then().statusCode(503);

      ScriptedGemini.plays(call -> call.refuse(403, "{}"));
      ask(person)
          .statusCode(200)
          .body("source", equalTo("fallback"))
          .body("message.content", containsString("6개월"));
    } finally {
      BackingServers.postgres().start();
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> as(person).get("/api/chat/conversations").then().statusCode(200));
  }

  @Test
  void usesLocalQuotasWithoutRedis() {
    BackingServers.redis().stop();
    try {
      ask(FakeIssuer.guest()).statusCode(200).body("source", equalTo("model"));
      int refused = 0;
      for (int i = 0; i < 40; i++) {
        refused += ask(person).extract().statusCode() == 429 ? 1 : 0;
      }
      assertThat(refused).isBetween(1, 10);
    } finally {
      BackingServers.redis().start();
    }
    // The questions during the outage were not counted in Redis.
    await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> ask(person).statusCode(200));
  }

  private static ValidatableResponse ask(String token) {
    return as(token).body("{\"text\":\"여권\"}").post("/api/chat").then();
  }

  private static RequestSpecification as(String token) {
    return given().auth().oauth2(token).contentType(ContentType.JSON);
  }
}
