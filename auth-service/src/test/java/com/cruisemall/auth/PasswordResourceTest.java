package com.cruisemall.auth;

import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@AuthServiceTest
class PasswordResourceTest {
  private static final String OTHER = "another long password";

  private static ValidatableResponse change(String token, String current, String replacement) {
    return Shop.as(token)
        .body(Shop.json(Map.of("currentPassword", current, "newPassword", replacement)))
        .post("/api/auth/password")
        .then();
  }

  private static String partner(String phone) {
    String sid = Shop.customer(phone);
    AuthDatabase.update("update account set role = 'AGENT' where phone = ?", phone);
    return Shop.personToken(sid);
  }

  @Test
  void endsAllOtherSessions() {
    String other = partner("01032000001");
    String token =
        Shop.personToken(
            Shop.sessionId(Shop.login("01032000001", Shop.PASSWORD).cookie(Shop.COOKIE)));

    change(token, Shop.PASSWORD, OTHER).statusCode(200).body("ok", equalTo(true));

    Shop.me(token).then().statusCode(200);
    Shop.me(other).then().statusCode(401).body("error.code", equalTo("SESSION_ENDED"));
    Shop.login("01032000001", Shop.PASSWORD).then().statusCode(401);
    Shop.login("01032000001", OTHER).then().statusCode(200);
  }

  @Test
  void requiresTheCurrentPasswordAndThrottlesGuesses() {
    String token = Shop.personToken(Shop.customer("01032000002"));

    for (int guess = 0; guess < 11; guess++) {
      change(token, "guess", OTHER).statusCode(403).body("error.code", equalTo("WRONG_PASSWORD"));
    }

    change(token, Shop.PASSWORD, OTHER).statusCode(429).body("error.code", equalTo("RATE_LIMITED"));
    Shop.login("01032000002", Shop.PASSWORD).then().statusCode(200);
  }

  @Test
  void rejectsAnEndedSession() {
    String token = Shop.personToken(Shop.customer("01032000003"));
    Shop.login("01032000003", Shop.PASSWORD).then().statusCode(200);

    change(token, Shop.PASSWORD, OTHER)
        .statusCode(401)
        .body("error.code", equalTo("SESSION_SUPERSEDED"));

    Shop.login("01032000003", Shop.PASSWORD).then().statusCode(200);
  }

  @ParameterizedTest
  @CsvSource({
    "short,       PASSWORD_TOO_SHORT",
    "qwerty123,   PASSWORD_TOO_COMMON",
    "01032000004, PASSWORD_TOO_COMMON"
  })
  void rejectsShortAndCommonPasswords(String password, String code) {
    if (AuthDatabase.column("select id from account where phone = '01032000004'").isEmpty()) {
      Shop.customer("01032000004");
    }
    String sid = Shop.sessionId(Shop.login("01032000004", Shop.PASSWORD).cookie(Shop.COOKIE));

    change(Shop.personToken(sid), Shop.PASSWORD, password)
        .statusCode(400)
        .body("error.code", equalTo(code));
  }

  @Test
  void rejectsGuests() {
    change(Shop.serviceToken("anonymous"), Shop.PASSWORD, OTHER).statusCode(401);
  }
}
