package com.cruisemall.chat;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import com.cruisemall.kit.test.FakeIssuer;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ChatServiceTest
class QuotaTest {
  @BeforeEach
  void resetServices() {
    ScriptedServices.reset();
    ScriptedGemini.plays(call -> call.stream(ScriptedGemini.HELLO));
  }

  @Test
  void limitsQuestionRateOfPerson() throws Exception {
    String hasty = FakeIssuer.person(UUID.randomUUID(), "a-session", "USER");

    List<Future<Integer>> all = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 90; i++) {
        all.add(threads.submit(() -> ask(hasty).extract().statusCode()));
      }
    }

    List<Integer> statuses = all.stream().map(Future::resultNow).toList();
    assertThat(statuses).containsOnly(200, 429);
    assertThat(statuses.stream().filter(status -> status == 200)).hasSizeBetween(60, 66);
    ask(hasty)
        .statusCode(429)
        .body("error.code", equalTo("RATE_LIMITED"))
        .header("Retry-After", Integer::parseInt, greaterThan(0));
    // Other people and guests are not limited.
    ask(FakeIssuer.person(UUID.randomUUID(), "a-session", "USER")).statusCode(200);
    ask(FakeIssuer.guest()).statusCode(200);
  }

  @Test
  void usesFallbackWhenTokensOfTheDayAreUsedUp() {
    String eager = FakeIssuer.person(UUID.randomUUID(), "a-session", "USER");
    for (int i = 0; i < 10; i++) {
      ask(eager).statusCode(200).body("source", equalTo("model"));
    }

    await()
        .untilAsserted(() ->
            ask(eager)
                .statusCode(200)
                .body("source", equalTo("fallback"))
                .body("reason", equalTo("limit"))
                .body("message.content", containsString("6개월")));
  }

  private static ValidatableResponse ask(String token) {
    return given()
        .auth()
        .oauth2(token)
        .contentType(ContentType.JSON)
        .body("{\"text\":\"여권\"}")
        .post("/api/chat")
        .then();
  }
}
