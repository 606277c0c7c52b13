package com.cruisemall.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.cruisemall.kit.test.BackingServers;
import com.cruisemall.kit.test.FakeIssuer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of the web client and their response headers. */
@QuarkusTest
@WithTestResource(FakeIssuer.class)
@WithTestResource(ScriptedServices.class)
@WithTestResource(BackingServers.class)
class AppPagesTest {
  private static final String TOKEN = "A".repeat(43);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/products",
        "/products/HB-JP-01",
        "/login",
        "/signup",
        "/my",
        "/my/orders/CM20260501-A",
        "/checkout",
        "/concierge",
        "/staff",
        "/staff/",
        "/staff/page-config",
        "/staff/products/HB-JP-01"
      })
  void servesTheDocumentWithoutInlineCode(String page) {
    given()
        .get(page)
        .then()
        .statusCode(200)
        .contentType(startsWith("text/html"))
        .header("Cache-Control", "no-cache")
        .header("Content-Security-Policy", startsWith("default-src 'self';"))
        .body(containsString("<div id=\"app\">"))
        .body(not(containsString("<style")))
        .body(not(containsString("onclick")))
        .body(not(containsString("<script>")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/nowhere", "/products/a/b", "/passport/short", "/my/secrets", "/login/x"})
  void returns404ForUnknownPages(String path) {
    given().get(path).then().statusCode(404).body("error.code", equalTo("NOT_FOUND"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nowhere", "/products/a/b", "/login/x"})
  void servesHtmlToBrowsersForUnknownPages(String path) {
    given()
        .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
        .get(path)
        .then()
        .statusCode(404)
        .contentType(startsWith("text/html"))
        .body(containsString("<div id=\"app\">"));
  }

  @Test
  void servesTheScriptOfTheDocument() {
    Matcher script =
        Pattern.compile("src=\"(/static/bundle/app-[A-Z0-9]+\\.js)\"")
            .matcher(given().get("/").asString());
    Assertions.assertThat(script.find()).isTrue();

    given().get(script.group(1)).then().statusCode(200).contentType(startsWith("text/javascript"));
  }

  @Test
  void sendsNoReferrerFromPassportPages() {
    given()
        .get("/passport/" + TOKEN)
        .then()
        .statusCode(200)
        .header("Referrer-Policy", "no-referrer")
        .header("X-Robots-Tag", "noindex")
        .header("Cache-Control", "no-cache");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/checkout/CM20260501-A", "/checkout/CM20260501-A/success"})
  void allowsThePspScriptOnThePaymentPageOnly(String page) {
    given()
        .get(page)
        .then()
        .statusCode(200)
        .header(
            "Content-Security-Policy",
            containsString("script-src 'self' https://*.tosspayments.com;"));
    given()
        .get("/checkout")
        .then()
        .header("Content-Security-Policy", not(containsString("tosspayments")));
  }
}
