package com.cruisemall.kit.caller;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import com.cruisemall.kit.test.CallerRules;
import com.cruisemall.kit.test.FakeIssuer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(FakeIssuer.class)
class ServiceCallersTest {
  private final CallerRules rules = CallerRules.of("payment-service");

  @Test
  void refusesServicesByDefault() {
    rules.peopleOnly(call -> call.get("/called/by-people"));
  }

  @Test
  void admitsServicesWithTheScope() {
    rules.servicesOnly("order:read", call -> call.get("/called/by-services"));
  }

  @Test
  void admitsServicesAndPeople() {
    rules.alsoServices("catalogue:read", call -> call.get("/called/by-both"));
  }

  @Test
  void identifiesTheCaller() {
    given()
        .auth()
        .oauth2(FakeIssuer.service("chat-service", "payment-service", "catalogue:read"))
        .get("/called/by-both")
        .then()
        .body("service", equalTo("chat-service"))
        .body("person", equalTo(false));
    given()
        .auth()
        .oauth2(FakeIssuer.person(UUID.randomUUID(), "a-session", "USER"))
        .get("/called/by-both")
        .then()
        .body("service", equalTo(""))
        .body("person", equalTo(true));
  }

  @Test
  void acceptsANewSigningKeyImmediately() {
    String before = FakeIssuer.guest();
    FakeIssuer.rotate();
    String after = FakeIssuer.guest();

    given().auth().oauth2(after).get("/called/by-people").then().statusCode(200);
    given().auth().oauth2(before).get("/called/by-people").then().statusCode(200);
    FakeIssuer.rotate();
    given().auth().oauth2(FakeIssuer.guest()).get("/called/by-people").then().statusCode(200);
  }

  @Test
  void answers503WhileTheSigningKeysAreUnavailable() {
    FakeIssuer.rotate();
    FakeIssuer.setUnavailable(true);
    try {
      given()
          .auth()
          .oauth2(FakeIssuer.guest())
          .get("/called/by-people")
          .then()
          .statusCode(503)
          .header("Retry-After", matchesPattern("\\d+"))
          .body("error.code", equalTo("UNAVAILABLE"));
    } finally {
      FakeIssuer.setUnavailable(false);
    }
    given().auth().oauth2(FakeIssuer.guest()).get("/called/by-people").then().statusCode(200);
  }
}
