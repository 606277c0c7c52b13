package com.cruisemall.kit.telemetry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.test.FakeIssuer;
import io.quarkus.logging.Log;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(FakeIssuer.class)
@WithTestResource(FakeSentry.class)
class SentryTest {
  private static String report(String words) {
    return Awaitility.await("a report that says: " + words)
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                FakeSentry.envelopes().stream()
                    .filter(envelope -> envelope.contains(words))
                    .findFirst()
                    .orElse(""),
            envelope -> !envelope.isEmpty());
  }

  @Test
  void reportsErrors() {
    given().header("X-Request-Id", "request-of-a-report").get("/open/crash").then().statusCode(500);

    assertThat(report("IllegalStateException"))
        .contains("request failed")
        .contains("\"level\":\"error\"")
        .contains("request-of-a-report")
        .contains("FailingResource");
  }

  @Test
  void reportsNoPersonalData() {
    Log.errorf(
        new IllegalArgumentException("no such person: 010-1234-5678, person@example.com"),
        "the passport M12345678 cannot be read");

    assertThat(report("cannot be read"))
        .contains("no such person: ***, ***")
        .doesNotContain("1234-5678")
        .doesNotContain("example.com")
        .doesNotContain("M12345678")
        .doesNotContain("server_name");
  }

  @Test
  void reportsNoWarnings() {
    Log.warn("a warning only");
    Log.error("an error after the warning");

    report("an error after the warning");
    assertThat(FakeSentry.envelopes()).noneMatch(envelope -> envelope.contains("a warning only"));
  }
}
