package com.cruisemall.rates.rate;

import static com.cruisemall.rates.ScriptedFeeds.FIRST;
import static com.cruisemall.rates.ScriptedFeeds.SECOND;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import com.cruisemall.kit.error.Messages;
import com.cruisemall.kit.test.BackingServers;
import com.cruisemall.kit.test.CallerRules;
import com.cruisemall.kit.test.FakeIssuer;
import com.cruisemall.kit.test.MutableClock;
import com.cruisemall.rates.RatesError;
import com.cruisemall.rates.SampleTables;
import com.cruisemall.rates.ScriptedFeeds;
import com.cruisemall.rates.table.ColdStart;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
class ExchangeRateResourceTest {
  private static final String PATH = "/api/exchange-rate";

  @Inject ColdStart coldStart;
  @Inject MutableClock clock;
  @Inject Messages messages;

  @TestHTTPResource(PATH)
  URI address;

  @TestHTTPResource(value = "/health/ready", management = true)
  URI readiness;

  @TestHTTPResource(value = "/metrics", management = true)
  URI metrics;

  @BeforeEach
  void start() {
    coldStart.reset();
  }

  @Test
  void returnsDollarRatesByDefault() {
    guest()
        .get(PATH)
        .then()
        .statusCode(200)
        .contentType("application/json")
        .body("ok", equalTo(true))
        .body("data.baseCurrency", equalTo("USD"))
        .body("data.krw.formatted", equalTo("₩1,473.64"))
        .body("data.usd.formatted", equalTo("$1.00"))
        .body("data.lastUpdated", equalTo("2026-05-01T00:02:31Z"))
        .body("data.source", equalTo("https://www.exchangerate-api.com"))
        .body("data.isFallback", equalTo(false));
  }

  @Test
  void writesExactDecimals() {
    guest()
        .queryParam("currency", "krw")
        .get(PATH)
        .then()
        .statusCode(200)
        .body(containsString("\"usd\":{\"rate\":0.0006785903588,"))
        .body(containsString("\"KRW\":1,"));
  }

  @Test
  void isCacheableUntilTheNextRefresh() {
    guest()
        .get(PATH)
        .then()
        .header("Cache-Control", matchesPattern("public, max-age=3600"))
        .header("ETag", matchesPattern("\"[0-9a-f]{24}\""));
    clock.advance(Duration.ofMinutes(50));

    String cacheControl = guest().get(PATH).header("Cache-Control");

    assertThat(Integer.parseInt(cacheControl.replace("public, max-age=", ""))).isBetween(600, 900);
  }

  @Test
  void returnsNotModifiedForTheSameRates() {
    String version = guest().get(PATH).header("ETag");

    guest()
        .header("If-None-Match", version)
        .get(PATH)
        .then()
        .statusCode(304)
        .header("ETag", version)
        .header("Cache-Control", containsString("public"))
        .body(equalTo(""));
    guest().header("If-None-Match", "W/" + version).get(PATH).then().statusCode(304);
    guest().header("If-None-Match", version).get(PATH + "?currency=EUR").then().statusCode(200);
    guest().header("If-None-Match", "nonsense").get(PATH).then().statusCode(200);
  }

  @Test
  void supportsHead() {
    guest().head(PATH).then().statusCode(200).header("ETag", matchesPattern("\".+\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ZZZ", "US", "USDX", "'; drop", "12E", "ＵＳＤ"})
  void rejectsAnUnknownCurrency(String currency) {
    guest()
        .queryParam("currency", currency)
        .get(PATH)
        .then()
        .statusCode(400)
        .header("Cache-Control", containsString("no-store"))
        .body("ok", equalTo(false))
        .body("error.code", equalTo("UNKNOWN_CURRENCY"));
  }

  @Test
  void callsTheFeedOnceForTwoHundredConcurrentClients() throws Exception {
    CountDownLatch asking = new CountDownLatch(200);
    FIRST.before(() -> awaitAtMostASecond(asking));
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Authorization", "Bearer " + FakeIssuer.guest())
            .build();
    try (HttpClient client = HttpClient.newHttpClient();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<String> caller =
          () -> {
            asking.countDown();
            return client.send(request, BodyHandlers.ofString()).body();
          };

      List<Future<String>> answers = threads.invokeAll(Collections.nCopies(200, caller));

      assertThat(answers)
          .allSatisfy(answer -> assertThat(answer.get()).contains("1473.6431", "\"ok\":true"));
      assertThat(FIRST.calls()).isEqualTo(1);
      assertThat(SECOND.calls()).isZero();
    }
  }

  @Test
  void marksTheSnapshotAsFallback() {
    FIRST.fails(500);
    SECOND.returns("<html>not a table</html>");

    guest()
        .get(PATH)
        .then()
        .statusCode(200)
        .body("data.isFallback", equalTo(true))
        .body("data.lastUpdated", equalTo("2024-08-19T00:02:31Z"));
  }

  @Test
  void staysReadyWithoutRedis() {
    guest().get(PATH).then().statusCode(200);
    BackingServers.redis().stop();
    try {
      coldStart.restart();
      FIRST.returns(SampleTables.v6("1480"));

      guest()
          .get(PATH)
          .then()
          .statusCode(200)
          .body("data.isFallback", equalTo(false))
          .body("data.krw.formatted", equalTo("₩1,480.00"));
      given().get(readiness).then().statusCode(200);
    } finally {
      BackingServers.redis().start();
    }
  }

  @Test
  void exposesMetrics() {
    FIRST.fails(503);
    guest().get(PATH).then().statusCode(200);

    given()
        .get(metrics)
        .then()
        .statusCode(200)
        .body(matchesPattern(counted("feed=\"first\",outcome=\"failed\"")))
        .body(matchesPattern(counted("feed=\"second\",outcome=\"ok\"")))
        .body(containsString("cruisemall_rates_table_age_seconds"))
        .body(containsString("cruisemall_rates_stale_responses_total"));
  }

  private static Pattern counted(String labels) {
    return Pattern.compile(
        ".*^cruisemall_feed_calls_total\\{" + labels + "} [1-9].*",
        Pattern.DOTALL | Pattern.MULTILINE);
  }

  @Test
  void requiresAValidToken() {
    given().get(PATH).then().statusCode(401).body("error.code", equalTo("UNAUTHENTICATED"));
    CallerRules.of("rates-service").alsoServices("catalogue:read", call -> call.get(PATH));
  }

  @Test
  void returnsTheErrorBodyForEveryError() {
    guest().get("/api/nowhere").then().statusCode(404).body("error.code", equalTo("NOT_FOUND"));
    guest().post(PATH).then().statusCode(405).body("error.code", equalTo("METHOD_NOT_ALLOWED"));
    guest().accept("text/html").get(PATH).then().body(not(containsString("Exception")));
  }

  @ParameterizedTest
  @EnumSource(RatesError.class)
  void hasAMessageForEveryCodeInEveryLanguage(RatesError code) {
    assertThat(messages.complete(code)).isTrue();
  }

  private static RequestSpecification guest() {
    return given().auth().oauth2(FakeIssuer.guest());
  }

  private static void awaitAtMostASecond(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
