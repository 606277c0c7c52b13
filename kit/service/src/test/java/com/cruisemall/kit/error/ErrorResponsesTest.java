package com.cruisemall.kit.error;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import com.cruisemall.kit.test.FakeIssuer;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(FakeIssuer.class)
class ErrorResponsesTest {
  @Inject Messages messages;
  @Inject MeterRegistry metrics;

  private static RequestSpecification json(String body) {
    return given().contentType("application/json").body(body);
  }

  private static ValidatableResponse expect(ValidatableResponse response, int status, String code) {
    return response
        .statusCode(status)
        .contentType("application/json")
        .header("X-Request-Id", matchesPattern("[A-Za-z0-9._-]{8,64}"))
        .body("ok", equalTo(false))
        .body("error.code", equalTo(code))
        .body("error.message", not(containsString("Exception")));
  }

  @Test
  void countsFailuresByCode() {
    double before = metrics.counter("cruisemall.errors", "code", "INTERNAL").count();

    expect(given().get("/open/crash").then(), 500, "INTERNAL");

    assertThat(metrics.counter("cruisemall.errors", "code", "INTERNAL").count())
        .isEqualTo(before + 1);
  }

  @Test
  void returnsOkOnSuccess() {
    given().get("/open/ok").then().statusCode(200).body("ok", equalTo(true));
  }

  @Test
  void countsPagesFromOne() {
    given()
        .queryParam("page", 3)
        .get("/open/list")
        .then()
        .statusCode(200)
        .body("page", equalTo(3))
        .body("limit", equalTo(20))
        .body("total", equalTo(41))
        .body("totalPages", equalTo(3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"page=0", "page=10001", "limit=0", "limit=101"})
  void rejectsAPageOutOfRange(String query) {
    expect(given().get("/open/list?" + query).then(), 400, "VALIDATION_FAILED")
        .body("error.details", hasKey(query.substring(0, query.indexOf('='))));
  }

  @Test
  void acceptsAChangeOfTheCurrentVersion() {
    given()
        .header("If-Match", "\"7\"")
        .patch("/open/versioned")
        .then()
        .statusCode(200)
        .header("ETag", "\"8\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"6\"", "7", "*", "W/\"7\"", "\"6\", \"7\"", "\"seven\""})
  void rejectsAChangeOfAnotherVersion(String ifMatch) {
    expect(
        given().header("If-Match", ifMatch).patch("/open/versioned").then(),
        412,
        "VERSION_CONFLICT");
  }

  @Test
  void requiresIfMatchForAChange() {
    expect(given().patch("/open/versioned").then(), 428, "PRECONDITION_REQUIRED");
  }

  @Test
  void keepsTheCallersRequestId() {
    given()
        .header("X-Request-Id", "abc-12345")
        .get("/open/nowhere")
        .then()
        .header("X-Request-Id", "abc-12345")
        .body("error.requestId", equalTo("abc-12345"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "has a space in it", "<script>alert(1)</script>"})
  void replacesAMalformedRequestId(String offered) {
    given()
        .header("X-Request-Id", offered)
        .get("/open/ok")
        .then()
        .header("X-Request-Id", not(equalTo(offered)));
  }

  @Test
  void rejectsUnknownPathsAndMethods() {
    expect(given().get("/open/nowhere").then(), 404, "NOT_FOUND");
    expect(given().delete("/open/ok").then(), 405, "METHOD_NOT_ALLOWED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"name\":", "not json", "[1,2", "\"text\"", "[]"})
  void rejectsMalformedJson(String body) {
    expect(json(body).post("/open/order").then(), 400, "MALFORMED_JSON");
  }

  @Test
  void namesTheFieldWithTheWrongType() {
    expect(
            json("{\"name\":\"a\",\"count\":\"x\"}").post("/open/order").then(),
            400,
            "VALIDATION_FAILED")
        .body("error.details", hasKey("count"));
  }

  @Test
  void namesTheMissingField() {
    expect(json("{\"count\":1}").post("/open/order").then(), 400, "VALIDATION_FAILED")
        .body("error.details", hasKey("name"));
  }

  @Test
  void rejectsDeeplyNestedJson() {
    String deep = "{\"name\":\"a\",\"more\":" + "[".repeat(2000) + "]".repeat(2000) + "}";
    expect(json(deep).post("/open/order").then(), 400, "MALFORMED_JSON");
  }

  @Test
  void rejectsAMissingBody() {
    expect(json("").post("/open/order").then(), 400, "VALIDATION_FAILED");
  }

  @Test
  void rejectsTheWrongMediaType() {
    expect(
        given().contentType("text/plain").body("x").post("/open/order").then(),
        415,
        "UNSUPPORTED_MEDIA_TYPE");
  }

  @Test
  void rejectsABodyOverTheLimit() {
    String large = "{\"name\":\"" + "x".repeat(20_000) + "\"}";
    expect(json(large).post("/open/order").then(), 413, "PAYLOAD_TOO_LARGE");
  }

  @Test
  void hidesTheCauseOfACrash() {
    expect(given().get("/open/crash").then(), 500, "INTERNAL")
        .body("error.message", not(containsString("secret")));
  }

  @Test
  void sendsRetryAfter() {
    expect(given().get("/open/later").then(), 429, "RATE_LIMITED")
        .header("Retry-After", "5")
        .body("error.details.retryAfter", equalTo(5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/secured", "/anything", "/"})
  void requiresAToken(String path) {
    expect(given().get(path).then(), 401, "UNAUTHENTICATED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"not.a.token", "..", ".", "...", "a..", "..a", ".a."})
  void rejectsAMalformedToken(String token) {
    expect(
        given().header("Authorization", "Bearer " + token).get("/secured").then(),
        401,
        "UNAUTHENTICATED");
  }

  @Test
  void writesKoreanUnlessEnglishIsRequested() {
    given().get("/open/nowhere").then().body("error.message", equalTo("찾으시는 내용이 없습니다."));
    given()
        .header("Accept-Language", "en-GB,en;q=0.8")
        .get("/open/nowhere")
        .then()
        .body("error.message", equalTo("We could not find what you are looking for."));
  }

  @ParameterizedTest
  @EnumSource(CommonError.class)
  void hasAMessageForEveryCodeInEveryLanguage(CommonError code) {
    assertThat(messages.complete(code)).isTrue();
  }
}
