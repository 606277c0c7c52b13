package com.cruisemall.kit.error;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import com.cruisemall.kit.test.FakeIssuer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(FakeIssuer.class)
class StrictRequestTest {
  private static ValidatableResponse post(String body) {
    return given()
        .contentType("application/json")
        .header("Accept-Language", "en")
        .body(body)
        .post("/open/everything")
        .then();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "number  | {\"number\":1.0}",
        "number  | {\"number\":1.9}",
        "number  | {\"number\":\"1\"}",
        "number  | {\"number\":true}",
        "number  | {\"number\":99999999999}",
        "number  | {\"number\":1,\"number\":2}",
        "amount  | {\"amount\":980000.9}",
        "amount  | {\"amount\":1e3}",
        "boxed   | {\"boxed\":1.5}",
        "boxed   | {\"boxed\":\"\"}",
        "truth   | {\"truth\":1}",
        "truth   | {\"truth\":\"true\"}",
        "text    | {\"text\":1}",
        "text    | {\"text\":1.5}",
        "text    | {\"text\":true}",
        "text    | {\"text\":[\"a\"]}",
        "text    | {\"text\":\"a\\u0000b\"}",
        "text    | {\"text\":\"a\\u001bb\"}",
        "date    | {\"date\":7306}",
        "date    | {\"date\":[1990,1,2]}",
        "date    | {\"date\":\"1990-01-01T15:00:00.000Z\"}",
        "date    | {\"date\":\"1990-1-1\"}",
        "date    | {\"date\":\"1990-02-30\"}",
        "date    | {\"date\":\"-0001-01-01\"}",
        "date    | {\"date\":\"+999999999-12-31\"}",
        "date    | {\"date\":\"\"}",
        "colour  | {\"colour\":0}",
        "colour  | {\"colour\":\"\"}",
        "colour  | {\"colour\":\"red\"}",
        "id      | {\"id\":1}",
        "decimal | {\"decimal\":\"1.5\"}",
        "optional| {\"optional\":1}",
        "numbers | {\"numbers\":[null]}",
        "numbers | {\"numbers\":[1.9]}",
        "numbers | {\"numbers\":1}",
        "numbers | {\"numbers\":\"\"}",
        "colours | {\"colours\":[null]}",
        "amounts | {\"amounts\":{\"a\":1.5}}",
        "unknown | {\"unknown\":1}",
        "nested.unknown | {\"nested\":[{\"unknown\":1}]}",
        "nested.text    | {\"nested\":[{\"text\":\"a\",\"text\":\"b\"}]}",
        "free.a  | {\"free\":{\"a\":1,\"a\":2}}",
        "shortText | {\"shortText\":\"four\"}",
        "pattern | {\"pattern\":\"1\"}"
      })
  void namesTheMemberThatItRefuses(String member, String body) {
    post(body)
        .statusCode(400)
        .body("error.code", equalTo("VALIDATION_FAILED"))
        .body("error.details.keySet().any { it.startsWith('%s') }".formatted(member), equalTo(true))
        .body("error.details.toString()", not(containsString("[a-z]")))
        .body("error.details.toString()", not(containsString("{")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{} {}", "{}x", "{\"number\":NaN}", "{'number':1}", "{\"number\":01}"})
  void refusesWhatIsNoJson(String body) {
    post(body).statusCode(400).body("error.code", equalTo("MALFORMED_JSON"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"number\":1,\"amount\":980000,\"truth\":true,\"text\":\"a\\nb\",\"decimal\":1.5}",
        "{\"date\":\"1990-01-01\",\"colour\":\"RED\",\"numbers\":[1,2],\"optional\":null}",
        "{\"free\":{\"a\":[null,1.5,{\"b\":null}]},\"amounts\":{\"a\":1}}"
      })
  void acceptsWhatIsWellFormed(String body) {
    post(body).statusCode(200);
  }

  @Test
  void writesReasonsInTheLanguageOfThePerson() {
    post("{\"shortText\":\"four\"}")
        .body("error.details.shortText", equalTo("Its length or number must be between 0 and 3."));
    given()
        .contentType("application/json")
        .body("{\"unknown\":1}")
        .post("/open/everything")
        .then()
        .body("error.details.unknown", equalTo("알 수 없는 항목입니다."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"page=abc", "page=1.5", "limit=x", "page=99999999999", "page="})
  void namesAQueryParameterThatItCannotRead(String query) {
    given()
        .urlEncodingEnabled(false)
        .get("/open/list?" + query)
        .then()
        .statusCode(400)
        .body("error.code", equalTo("VALIDATION_FAILED"))
        .body("error.details", hasKey(query.substring(0, query.indexOf('='))));
  }

  @Test
  void refusesControlCharactersInParameters() {
    String thing = "/open/things/00000000-0000-0000-0000-000000000001";
    given()
        .urlEncodingEnabled(false)
        .get(thing + "?word=%00")
        .then()
        .statusCode(400)
        .body("error.details", hasKey("word"));
    given().urlEncodingEnabled(false).get(thing + "?word=a&other=%00").then().statusCode(200);
    given().urlEncodingEnabled(false).get("/open/things/%00").then().statusCode(404);
  }

  @Test
  void doesNotFindAnUnreadableIdOfThePath() {
    given().get("/open/things/abc").then().statusCode(404).body("error.code", equalTo("NOT_FOUND"));
  }

  @Test
  void producesNothingButJson() {
    given()
        .header("Accept", "image/png")
        .get("/open/ok")
        .then()
        .statusCode(406)
        .contentType("application/json")
        .body("error.code", equalTo("NOT_ACCEPTABLE"));
  }
}
