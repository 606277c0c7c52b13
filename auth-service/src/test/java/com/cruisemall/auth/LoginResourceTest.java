package com.cruisemall.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import com.cruisemall.kit.error.Messages;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@AuthServiceTest
class LoginResourceTest {
  @Inject Messages messages;

  @Test
  void logsInWithPhonePasswordAndName() {
    Shop.login(Map.of("phone", "01012341", "password", "3800", "name", "테스트1"))
        .then()
        .statusCode(200)
        .body("ok", equalTo(true))
        .body("next", equalTo("/"))
        .body("csrfToken", matchesPattern("[A-Za-z0-9_-]{43}"))
        .body("user.name", equalTo("테스트1"))
        .body("user.role", equalTo("USER"))
        .body("user.affiliateProfile", nullValue())
        .header(
            "Set-Cookie",
            allOf(
                matchesPattern("cg\\.sid\\.v2=[A-Za-z0-9_-]{43};.*"),
                containsString("HttpOnly"),
                containsString("SameSite=Lax"),
                containsString("Path=/"),
                containsString("Max-Age=2592000")))
        .header("Cache-Control", "private, no-store");
  }

  @Test
  void ignoresSpacesDotsAndHyphensInThePhone() {
    Shop.login("010-1234 .2", "3800").then().statusCode(200);
  }

  @Test
  void returnsThePartnerProfile() {
    Shop.login("01000000002", "cruise-demo-2026")
        .then()
        .statusCode(200)
        .body("next", equalTo("/partner"))
        .body("user.affiliateProfile.type", equalTo("SALES_AGENT"));
  }

  @Test
  void returnsTheSameErrorForUnknownPhoneWrongPasswordAndWrongName() {
    String unknown = message(Map.of("phone", "01099999999", "password", "3800"));
    String wrong = message(Map.of("phone", "01012343", "password", "wrong"));
    String misnamed = message(Map.of("phone", "01012343", "password", "3800", "name", "아무개"));

    assertThat(unknown).isEqualTo(wrong).isEqualTo(misnamed);
  }

  private static String message(Map<String, String> credentials) {
    return Shop.login(credentials)
        .then()
        .statusCode(401)
        .body("error.code", equalTo("INVALID_CREDENTIALS"))
        .extract()
        .path("error.message");
  }

  @Test
  void throttlesGuessing() {
    for (int guess = 0; guess < 11; guess++) {
      Shop.login("01079990001", "guess" + guess);
    }

    Shop.login("01079990001", "another guess")
        .then()
        .statusCode(429)
        .header("Retry-After", matchesPattern("[1-9]\\d*"))
        .body("error.code", equalTo("RATE_LIMITED"))
        .body("error.details", hasKey("retryAfter"));
  }

  @Test
  void endsThePreviousSession() {
    String first = Shop.session("01012344");
    String token = Shop.personToken(first);
    String second = Shop.session("01012344");

    Shop.me(token).then().statusCode(401).body("error.code", equalTo("SESSION_SUPERSEDED"));
    Shop.requestSessionToken(first)
        .then()
        .statusCode(401)
        .body("error.code", equalTo("SESSION_SUPERSEDED"));
    Shop.me(Shop.personToken(second)).then().statusCode(200);
  }

  @Test
  void logsOut() {
    String sid = Shop.session("01012345");
    String token = Shop.personToken(sid);

    Shop.logout(token).then().statusCode(200).header("Set-Cookie", containsString("Max-Age=0"));

    Shop.me(token).then().statusCode(401).body("error.code", equalTo("SESSION_ENDED"));
    Shop.logout(token).then().statusCode(200);
  }

  @Test
  void acceptsLogoutOfAGuest() {
    Shop.logout(Shop.serviceToken("anonymous")).then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"phone\":\"\",\"password\":\"x\"}",
        "{\"phone\":\"1\"}",
        "{\"phone\":{\"a\":1},\"password\":\"x\"}",
        "{\"phone\":[1],\"password\":\"x\"}"
      })
  void reportsInvalidFields(String body) {
    given()
        .auth()
        .oauth2(Shop.serviceToken("anonymous"))
        .contentType("application/json")
        .body(body)
        .post("/api/auth/login")
        .then()
        .statusCode(400)
        .body("error.code", equalTo("VALIDATION_FAILED"));
  }

  @ParameterizedTest
  @EnumSource(AuthError.class)
  void hasAMessageForEveryCodeInEveryLanguage(AuthError code) {
    assertThat(messages.complete(code)).isTrue();
  }
}
