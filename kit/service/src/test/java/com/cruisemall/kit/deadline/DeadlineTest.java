package com.cruisemall.kit.deadline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import com.cruisemall.kit.test.FakeIssuer;
import com.sun.net.httpserver.HttpExchange;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(FakeIssuer.class)
class DeadlineTest {
  private static final AtomicInteger ASKED = new AtomicInteger();

  @BeforeAll
  static void otherService() {
    FakeIssuer.answer("/other/echo", DeadlineTest::echo);
    FakeIssuer.answer("/other/silent", _ -> {});
  }

  @ParameterizedTest
  @ValueSource(strings = {"echo", "thread"})
  void passesOnWhatIsLeft(String how) {
    int told = waitTold(call(how, "1500").statusCode(200));

    assertThat(told).isPositive().isLessThanOrEqualTo(1500);
  }

  @Test
  void tellsNobodyOfMoreThanItWaitsItself() {
    assertThat(waitTold(call("echo", "60000").statusCode(200))).isEqualTo(20_000);
    assertThat(waitTold(call("echo", "soon").statusCode(200))).isEqualTo(20_000);
    assertThat(waitTold(given().get("/open/calling/echo").then())).isEqualTo(20_000);
  }

  @Test
  void waitsNoLongerThanItsOwnCaller() {
    call("silent", "300")
        .statusCode(504)
        .time(lessThan(10_000L), TimeUnit.MILLISECONDS)
        .body("error.code", equalTo("UPSTREAM_TIMEOUT"));
  }

  @Test
  void makesNoCallThatComesTooLate() {
    int before = ASKED.get();

    call("late", "200").statusCode(504).body("error.code", equalTo("UPSTREAM_TIMEOUT"));

    assertThat(ASKED).hasValue(before);
  }

  private static ValidatableResponse call(String how, String wait) {
    return given()
        .header("X-Envoy-Expected-Rq-Timeout-Ms", wait)
        .get("/open/calling/" + how)
        .then();
  }

  private static int waitTold(ValidatableResponse response) {
    return Integer.parseInt(Objects.requireNonNull(response.extract().path("millis")));
  }

  private static void echo(HttpExchange call) throws IOException {
    ASKED.incrementAndGet();
    String wait = call.getRequestHeaders().getFirst("X-Envoy-Expected-Rq-Timeout-Ms");
    byte[] body = String.valueOf(wait).getBytes(StandardCharsets.UTF_8);
    try (call) {
      call.sendResponseHeaders(200, body.length);
      call.getResponseBody().write(body);
    }
  }
}
