package com.cruisemall.kit.stats;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.test.FakeIssuer;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(FakeIssuer.class)
class StatsResourceTest {
  private static final String PATH = "/internal/figures";

  @Inject MeterRegistry metrics;

  @Test
  void admitsAdministratorsOnly() {
    given().get(PATH).then().statusCode(401);
    given().auth().oauth2(FakeIssuer.guest()).get(PATH).then().statusCode(403);
    given().auth().oauth2(person("USER")).get(PATH).then().statusCode(403);
    given()
        .auth()
        .oauth2(FakeIssuer.service("chat-service", "payment-service", "order:read"))
        .get(PATH)
        .then()
        .statusCode(403);
  }

  @Test
  void countsRequests() {
    JsonPath before = figures();
    for (int i = 0; i < 3; i++) {
      given().auth().oauth2(FakeIssuer.guest()).get("/called/by-people").then().statusCode(200);
    }

    Awaitility.await()
        .untilAsserted(() ->
            assertThat(figures().getLong("requests") - before.getLong("requests"))
                .isGreaterThanOrEqualTo(3));
    assertThat(figures().getString("instance")).isEqualTo(before.getString("instance"));
    List<Float> bounds = figures().getList("times.seconds", Float.class);
    assertThat(bounds).isSorted().startsWith(0.001f).endsWith(30f);
  }

  @Test
  void reportsTheAgeOfTheOldestEntryOfEachQueue() {
    metrics.gauge("cruisemall.things.oldest.seconds", 42);

    assertThat(figures().getDouble("oldestSeconds.things")).isEqualTo(42);
  }

  private static String person(String role) {
    return FakeIssuer.person(UUID.randomUUID(), "a-session", role);
  }

  private static JsonPath figures() {
    return given()
        .auth()
        .oauth2(person("ADMIN"))
        .get(PATH)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .setRootPath("figures");
  }
}
