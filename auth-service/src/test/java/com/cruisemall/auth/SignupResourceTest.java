package com.cruisemall.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.cruisemall.kit.test.Concurrently;
import java.text.Normalizer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@AuthServiceTest
class SignupResourceTest {
  @Test
  void createsAnAccountAndLogsIn() {
    String cookie =
        Shop.signUp(
                Map.of(
                    "phone", "010-3100-0001",
                    "name", "  홍 길동 ",
                    "password", Shop.PASSWORD,
                    "email", "gildong@example.com"))
            .then()
            .statusCode(201)
            .body("ok", equalTo(true))
            .body("csrfToken", matchesPattern("[A-Za-z0-9_-]{43}"))
            .body("user.name", equalTo("홍 길동"))
            .body("user.phone", equalTo("010-3100-0001"))
            .body("user.email", equalTo("gildong@example.com"))
            .body("user.role", equalTo("USER"))
            .extract()
            .cookie(Shop.COOKIE);

    Shop.me(Shop.personToken(Shop.sessionId(cookie)))
        .then()
        .statusCode(200)
        .body("user.phone", equalTo("010-3100-0001"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"01031000002", "010-3100-0002", "+82 10 3100 0002", "82-10-3100-0002"})
  void treatsAllNotationsOfANumberAsTheSame(String notation) {
    if (!taken("010 3100 0002")) {
      Shop.customer("010 3100 0002");
    }

    Shop.signUp(notation, "고객", Shop.PASSWORD)
        .then()
        .statusCode(409)
        .body("error.code", equalTo("PHONE_TAKEN"));
    Shop.login(notation, Shop.PASSWORD).then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "０１０－３１００－００１２",
        "010\u200B3100\u202A0012",
        "010\u00A03100\u00A00012\uFE0D",
        "010\u20103100\u20110012",
        "010\u20133100\u20130012",
        "(010) 3100-0012",
        "0082 10 3100 0012",
        "+82 (0)10 3100 0012"
      })
  void treatsPastedNotationsOfANumberAsTheSame(String notation) {
    if (!taken("010-3100-0012")) {
      Shop.customer("010-3100-0012");
    }

    Shop.signUp(notation, "고객", Shop.PASSWORD)
        .then()
        .statusCode(409)
        .body("error.code", equalTo("PHONE_TAKEN"));
    Shop.login(notation, Shop.PASSWORD).then().statusCode(200);
  }

  @Test
  void storesAPastedNumberReadably() {
    Shop.signUp("０１０－３１００\u2013\u200B００１３", "고객", Shop.PASSWORD)
        .then()
        .statusCode(201)
        .body("user.phone", equalTo("010-3100-0013"));

    Shop.login("01031000013", Shop.PASSWORD).then().statusCode(200);
  }

  @Test
  void storesNamesComposedAndTrimsTheEmail() {
    String decomposed = Normalizer.normalize("홍길동", Normalizer.Form.NFD);
    Shop.signUp(
            Map.of(
                "phone",
                "01031000014",
                "name",
                decomposed,
                "password",
                Shop.PASSWORD,
                "email",
                "\u00A0 gildong@example.com \n"))
        .then()
        .statusCode(201)
        .body("user.name", equalTo("홍길동"))
        .body("user.email", equalTo("gildong@example.com"));

    Shop.login(Map.of("phone", "01031000014", "password", Shop.PASSWORD, "name", decomposed))
        .then()
        .statusCode(200);
    Shop.login(Map.of("phone", "01031000014", "password", Shop.PASSWORD, "name", "홍\u200B길동 "))
        .then()
        .statusCode(200);
  }

  @Test
  void acceptsAPasswordInEitherUnicodeForm() {
    String composed = "비밀번호 여덟글자";
    String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
    Shop.signUp("01031000015", "고객", composed).then().statusCode(201);
    Shop.signUp("01031000016", "고객", decomposed).then().statusCode(201);

    for (String phone : List.of("01031000015", "01031000016")) {
      Shop.login(phone, composed).then().statusCode(200);
      Shop.login(phone, decomposed).then().statusCode(200);
      Shop.login(phone, "비밀번호 여덟글짜").then().statusCode(401);
    }
    Shop.signUp("01031000017", "고객", Normalizer.normalize("일곱글자입니", Normalizer.Form.NFD))
        .then()
        .statusCode(400)
        .body("error.code", equalTo("PASSWORD_TOO_SHORT"));
  }

  @Test
  void refusesAPhoneOfManyBlanksQuickly() {
    assertTimeout(
        Duration.ofSeconds(10),
        () ->
            Shop.signUp(" ".repeat(60_000) + "x", "고객", Shop.PASSWORD)
                .then()
                .statusCode(400)
                .body("error.details", hasKey("phone")));
  }

  private static boolean taken(String phone) {
    return !AuthDatabase.column("select id from account where phone = ?", phone).isEmpty();
  }

  @Test
  void letsOneOfConcurrentSignupsTakeANumber() {
    String[] notations = {"01031000003", "010-3100-0003", "+821031000003", "010 3100 0003"};

    List<Integer> statuses =
        Concurrently.run(
            32,
            n ->
                () ->
                    Shop.signUp(notations[n % notations.length], "고객" + n, Shop.PASSWORD)
                        .statusCode());

    assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
    assertThat(AuthDatabase.column("select id from account where login_key = '+821031000003'"))
        .hasSize(1);
    assertThat(AuthDatabase.liveSessions("+821031000003")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "1234567,            PASSWORD_TOO_SHORT",
    "'',                 PASSWORD_TOO_SHORT",
    "password1,          PASSWORD_TOO_COMMON",
    "PassWord1,          PASSWORD_TOO_COMMON",
    "1q2w3e4r5t,         PASSWORD_TOO_COMMON",
    "010-3100-0004,      PASSWORD_TOO_COMMON",
    "+82 10 3100 0004,   PASSWORD_TOO_COMMON",
    "사회적거리두기고객,         PASSWORD_TOO_COMMON"
  })
  void rejectsShortAndCommonPasswords(String password, String code) {
    Shop.signUp("01031000004", "사회적거리두기고객", password)
        .then()
        .statusCode(400)
        .body("error.code", equalTo(code));
  }

  @ParameterizedTest
  @CsvSource({
    "01031000005, 여덟글자비밀번호",
    "01031000006, all lower case and blanks",
    "01031000007, 71043956"
  })
  void hasNoCompositionRules(String phone, String password) {
    Shop.signUp(phone, "고객", password).then().statusCode(201);
    Shop.login(phone, password).then().statusCode(200);
  }

  @Test
  void usesLongPasswordsCompletely() {
    String password = "가나다라마바사아".repeat(16);
    Shop.signUp("01031000008", "고객", password).then().statusCode(201);

    Shop.login("01031000008", password).then().statusCode(200);
    Shop.login("01031000008", password.substring(0, 127)).then().statusCode(401);
  }

  @ParameterizedTest
  @CsvSource({
    "phone,    not a number",
    "phone,    12345",
    "name,     ' '",
    "name,     '\u200B\u3164\u2060'",
    "email,    nobody",
    "email,    a@b\u200B",
    "email,    a\u200B@b.kr",
    "password,"
  })
  void reportsInvalidFields(String field, String value) {
    Map<String, String> body =
        new HashMap<>(Map.of("phone", "01031000009", "name", "고객", "password", Shop.PASSWORD));
    body.put(field, value);

    Shop.signUp(body)
        .then()
        .statusCode(400)
        .body("error.code", equalTo("VALIDATION_FAILED"))
        .body("error.details", hasKey(field));
  }
}
