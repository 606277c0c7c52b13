package com.cruisemall.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import com.cruisemall.kit.test.BackingServers;
import com.cruisemall.kit.test.FakeIssuer;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Live figures for administrators. chat-service is down here, and auth-service is a fake. */
@QuarkusTest
@WithTestResource(FakeIssuer.class)
@WithTestResource(ScriptedServices.class)
@WithTestResource(BackingServers.class)
class FiguresTest {
  private static final String PATH = "/api/admin/figures";

  @Inject RedisDataSource redis;

  @Test
  void areForAdministratorsOnly() {
    Session person = Session.begin('u');
    person.live(redis);

    given().get(PATH).then().statusCode(401);
    person.request().get(PATH).then().statusCode(403).body("error.code", equalTo("FORBIDDEN"));
  }

  @Test
  void includeTheGatewayAndEveryRespondingInstance() {
    Session admin = Session.begin('v', "ADMIN");
    admin.live(redis);
    given().get("/api/nowhere").then().statusCode(404);

    Awaitility.await()
        .untilAsserted(() ->
            admin
                .request()
                .get(PATH)
                .then()
                .statusCode(200)
                .body("figures.service", hasItem("a-service"))
                .body("figures[0].service", equalTo("gateway"))
                .body("figures[0].requests", greaterThan(0))
                .body("figures[0].times.size()", equalTo(13))
                .body("figures[0].pool", nullValue())
                .body("figures[1].pool.size", equalTo(20))
                .body("figures[1].oldestSeconds.outbox", equalTo(1.5f)));
  }

  @Test
  void nameMissingInstances() {
    Session admin = Session.begin('w', "ADMIN");
    admin.live(redis);

    admin
        .request()
        .get(PATH)
        .then()
        .statusCode(200)
        .body("missing.service", contains("auth", "chat"))
        .body("missing.find { it.service == 'chat' }.code", is("UNAVAILABLE"));
  }

  @Test
  void requireASession() {
    given().get("/internal/figures").then().statusCode(404);
  }
}
