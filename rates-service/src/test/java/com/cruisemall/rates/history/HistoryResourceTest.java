package com.cruisemall.rates.history;

import static com.cruisemall.rates.ScriptedFeeds.FIRST;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;

import com.cruisemall.kit.test.BackingServer;
import com.cruisemall.kit.test.BackingServers;
import com.cruisemall.kit.test.FakeIssuer;
import com.cruisemall.rates.SampleTables;
import com.cruisemall.rates.ScriptedFeeds;
import com.cruisemall.rates.table.ColdStart;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(FakeIssuer.class)
@WithTestResource(ScriptedFeeds.class)
@WithTestResource(
    value = BackingServers.class,
    initArgs = {
      @ResourceArg(name = "redis", value = "rates"),
      @ResourceArg(name = "database", value = "rates")
    })
@SuppressWarnings("NullAway.Init")
class HistoryResourceTest {
  private static final String PATH = "/api/exchange-rate/history";

  @Inject ColdStart coldStart;

  @BeforeEach
  void resetFeed() {
    coldStart.reset();
    FIRST.returns(SampleTables.v6("1500.25"));
  }

  @Test
  void returnsTheSeededSeries() {
    List<String> days =
        guest()
            .get(PATH + "?base=USD&quote=KRW&days=90")
            .then()
            .statusCode(200)
            .body("data.base", equalTo("USD"))
            .body("data.sources", hasItem(containsString("currency-api")))
            .extract()
            .path("data.points.date");

    assertThat(days).hasSizeGreaterThan(50).isSorted().doesNotHaveDuplicates();
    assertThat(days).contains("2026-08-20", "2026-09-29").doesNotContain("2025-09-10");
  }

  @Test
  void recordsTheDayThatTheFeedPublishes() {
    String april = Long.toString(SampleTables.PUBLISHED - Duration.ofDays(20).toSeconds());
    FIRST.returns(SampleTables.v6("1500.25").replace(Long.toString(SampleTables.PUBLISHED), april));

    Awaitility.await()
        .untilAsserted(() -> {
          guest().get("/api/exchange-rate").then().statusCode(200);
          guest()
              .get(PATH + "?quote=KRW&days=700")
              .then()
              .body("data.points.find { it.date == '2026-04-11' }.rate", equalTo(1500.25f));
        });
  }

  @Test
  void returns503WithoutPostgresql() {
    BackingServer postgres = BackingServers.postgres();
    postgres.stop();
    try {
      guest().get("/api/exchange-rate").then().statusCode(200);
      guest()
          .get(PATH)
          .then()
          .statusCode(503)
          .header("Retry-After", matchesPattern("\\d+"))
          .body("error.code", equalTo("UNAVAILABLE"));
    } finally {
      postgres.start();
    }
    Awaitility.await("PostgreSQL is available again")
        .untilAsserted(() -> guest().get(PATH).then().statusCode(200));
  }

  @ParameterizedTest
  @ValueSource(strings = {"?days=0", "?days=732", "?days=x"})
  void rejectsDaysOutOfRange(String query) {
    assertThat(guest().get(PATH + query).statusCode()).isIn(400, 404);
  }

  @Test
  void convertsAnAmount() {
    guest()
        .get("/api/exchange-rate/convert?from=USD&to=KRW&amount=12.50")
        .then()
        .statusCode(200)
        .body("data.from.amount", equalTo("12.50"))
        .body("data.to.currency", equalTo("KRW"))
        .body("data.rate", containsString("1500.25"))
        .body("data.to.amount", equalTo("18753"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from=USD&to=KRW",
        "from=USD&to=KRW&amount=-1",
        "from=USD&to=KRW&amount=1e9",
        "from=USD&to=KRW&amount=99999999999999999999",
        "to=KRW&amount=1"
      })
  void rejectsMalformedAmounts(String query) {
    guest()
        .get("/api/exchange-rate/convert?" + query)
        .then()
        .statusCode(400)
        .body("error.code", equalTo("VALIDATION_FAILED"));
  }

  @Test
  void rejectsUnknownCurrencies() {
    guest()
        .get("/api/exchange-rate/convert?from=USD&to=QQQ&amount=1")
        .then()
        .statusCode(400)
        .body("error.code", equalTo("UNKNOWN_CURRENCY"));
    guest()
        .get(PATH + "?quote=QQQ")
        .then()
        .statusCode(400)
        .body("error.code", equalTo("UNKNOWN_CURRENCY"));
  }

  private static RequestSpecification guest() {
    return given().auth().oauth2(FakeIssuer.guest());
  }
}
