package com.cruisemall.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.cruisemall.kit.test.BackingServers;
import com.cruisemall.kit.test.FakeIssuer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(FakeIssuer.class)
@WithTestResource(ScriptedServices.class)
@WithTestResource(BackingServers.class)
class MetricsTest {
  @Inject MeterRegistry metrics;

  private Stream<String> series() {
    return metrics.find("http.server.requests").timers().stream()
        .map(timer -> timer.getId().getTag("uri"));
  }

  private double refused(String code) {
    return metrics.counter("cruisemall.errors", "code", code).count();
  }

  @Test
  void recordTimesByRouteInsteadOfByPath() {
    for (int i = 0; i < 200; i++) {
      given().get("/api/orders/CM20260101ABC" + i).then().statusCode(401);
      given().get("/api/products/no-such-" + i).then().statusCode(200);
      given().get("/api/passport/token-of-a-link-" + i).then().statusCode(200);
      given().get("/api/nowhere/" + i).then().statusCode(404);
      given().get("/checkout/CM20260101ABC" + i).then().statusCode(200);
    }

    Awaitility.await()
        .untilAsserted(
            () -> assertThat(series()).contains("/api/orders", "/api/products", "/api/passport"));
    assertThat(series()).noneMatch(uri -> uri.contains("CM2026") || uri.contains("token-of"));
    assertThat(series().distinct().count()).isLessThan(60);
  }

  @Test
  void recordUnknownMethodsAsOneSeries() {
    for (int i = 0; i < 100; i++) {
      given().request("INVENTED" + i, "/").then().statusCode(not(equalTo(200)));
      given().request("INVENTED" + i, "/api/orders").then().statusCode(not(equalTo(200)));
    }

    Awaitility.await().untilAsserted(() -> assertThat(methods()).contains("OTHER"));
    assertThat(methods()).noneMatch(method -> method.startsWith("INVENTED"));
  }

  private Stream<String> methods() {
    return metrics.getMeters().stream()
        .map(meter -> meter.getId().getTag("method"))
        .filter(Objects::nonNull);
  }

  @Test
  void recordTimesInTheBucketsOfTheObjectives() {
    given().get("/api/exchange-rate").then().statusCode(200);

    Timer timer =
        Awaitility.await()
            .until(
                () -> metrics.find("http.server.requests").tag("uri", "/api/exchange-rate").timer(),
                found -> found != null);
    assertThat(timer.takeSnapshot().histogramCounts()).hasSizeGreaterThan(10);
  }

  @Test
  void countErrorsByCode() {
    double before = refused("NOT_FOUND");

    given().get("/api/nowhere").then().statusCode(404);

    assertThat(refused("NOT_FOUND")).isEqualTo(before + 1);
  }
}
