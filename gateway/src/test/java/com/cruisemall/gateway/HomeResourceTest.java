package com.cruisemall.gateway;

import static com.cruisemall.gateway.ScriptedServices.CATALOGUE;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.cruisemall.kit.test.BackingServers;
import com.cruisemall.kit.test.FakeIssuer;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(FakeIssuer.class)
@WithTestResource(ScriptedServices.class)
@WithTestResource(BackingServers.class)
class HomeResourceTest {
  private static final String CONFIG = "/api/public/page-config";

  @Inject RedisDataSource redis;
  @Inject com.cruisemall.gateway.cache.PublicCache cache;

  @BeforeEach
  @AfterEach
  void serviceIsWell() {
    CATALOGUE.status.remove(CONFIG);
    CATALOGUE.gates.remove(CONFIG);
    CATALOGUE.bodies.remove(CONFIG);
    cache.purge(_ -> true);
  }

  @Test
  void returnsEverySection() {
    given()
        .get("/api/home")
        .then()
        .statusCode(200)
        .header("Cache-Control", equalTo("private, no-store"))
        .body("ok", equalTo(true))
        .body("sections.me.ok", equalTo(true))
        .body("sections.me.user", nullValue())
        .body("sections.pageConfig.ok", equalTo(true))
        .body("sections.products.ok", equalTo(true))
        .body("sections.rates.ok", equalTo(true));
  }

  @Test
  void returnsTheOtherSectionsWhenOneFails() {
    CATALOGUE.status.put(CONFIG, 503);

    given()
        .get("/api/home")
        .then()
        .statusCode(200)
        .body("ok", equalTo(true))
        .body("sections.pageConfig.ok", equalTo(false))
        .body("sections.pageConfig.error.code", equalTo("UNAVAILABLE"))
        .body("sections.pageConfig.error.requestId", notNullValue())
        .body("sections.products.ok", equalTo(true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ExchangeRate[base=USD]", "{\"ok\":true", "[]", "", "{}{}"})
  void reportsASectionThatIsNotAJsonObject(String body) {
    CATALOGUE.bodies.put(CONFIG, body);

    given()
        .get("/api/home")
        .then()
        .statusCode(200)
        .body("ok", equalTo(true))
        .body("sections.pageConfig.ok", equalTo(false))
        .body("sections.products.ok", equalTo(true));
  }

  @Test
  void omitsASectionThatExceedsItsTimeout() {
    CountDownLatch gate = new CountDownLatch(1);
    CATALOGUE.gates.put(CONFIG, gate);
    try {
      given()
          .get("/api/home")
          .then()
          .statusCode(200)
          .body("sections.pageConfig.error.code", equalTo("UPSTREAM_TIMEOUT"))
          .body("sections.products.ok", equalTo(true));
    } finally {
      gate.countDown();
    }
  }

  @Test
  void returnsTheSignedInPerson() {
    Session session = Session.begin('p');
    session.live(redis);

    session
        .request()
        .get("/api/home")
        .then()
        .body("sections.me.headers.authorization", equalTo("Bearer " + session.token()));
  }

  @Test
  void returnsTheReasonOfAnEndedSession() {
    Session session = Session.begin('q');
    session.inRedis(redis, "{\"ended\":\"SUPERSEDED\"}");

    session
        .request()
        .get("/api/home")
        .then()
        .statusCode(200)
        .body("sections.me.error.code", equalTo("SESSION_SUPERSEDED"))
        .body("sections.products.ok", equalTo(true));
  }

  @Test
  void servesSectionsFromTheCacheOnTheSecondRequest() {
    given().get("/api/home").then().statusCode(200);
    int calls = CATALOGUE.calls(CONFIG);

    Awaitility.await()
        .untilAsserted(() ->
            given().get("/api/home").then().body("sections.pageConfig.number", equalTo(calls)));
  }
}
