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
  private static final AtomicInteger CALLS = new AtomicInteger();

  @BeforeAll
  static void otherService() {
    FakeIssuer.answer("/other/echo", DeadlineTest::echo);
    FakeIssuer.answer("/other/silent", _ -> {});
  }

  @ParameterizedTest
  @ValueSource(strings = {"echo", "thread"})
  void sendsTheRemainingTime(String how) {
    int millis = receivedMillis(call(how, "1500").statusCode(200));

    assertThat(millis).isPositive().isLessThanOrEqualTo(1500);
  }

  @Test
  void sendsAtMostItsOwnReadTimeout() {
    assertThat(receivedMillis(call("echo", "60000").statusCode(200))).isEqualTo(20_000);
    assertThat(receivedMillis(call("echo", "soon").statusCode(200))).isEqualTo(20_000);
    assertThat(receivedMillis(given().get("/open/calling/echo").then())).isEqualTo(20_000);
  }

  @Test
  void abortsTheCallAtTheDeadline() {
    call("silent", "300")
        .statusCode(504)
        .time(lessThan(10_000L), TimeUnit.MILLISECONDS)
        .body("error.code", equalTo("UPSTREAM_TIMEOUT"));
  }

  @Test
  void sendsNoCallAfterTheDeadline() {
    int before = CALLS.get();

    call("late", "200").statusCode(504).body("error.code", equalTo("UPSTREAM_TIMEOUT"));

    assertThat(CALLS).hasValue(before);
  }

  private static ValidatableResponse call(String how, String wait) {
    return given()
        .header("X-Envoy-Expected-Rq-Timeout-Ms", wait)
        .get("/open/calling/" + how)
        .then();
  }

  private static int receivedMillis(ValidatableResponse response) {
    return Integer.parseInt(Objects.requireNonNull(response.extract().path("millis")));
  }

  private static void echo(HttpExchange call) throws IOException {
    CALLS.incrementAndGet();
    String wait = call.getRequestHeaders().getFirst("X-Envoy-Expected-Rq-Timeout-Ms");
    byte[] body = String.valueOf(wait).getBytes(StandardCharsets.UTF_8);
    try (call) {
      call.sendResponseHeaders(200, body.length);
      call.getResponseBody().write(body);
    }
  }
}
