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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  /** Entries of {@code PAGES} in {@code app.tsx}. */
  private static List<Pattern> clientPages() throws IOException {
    return Pattern.compile("^  \\[/(\\^.*?\\$)/, ", Pattern.MULTILINE)
        .matcher(Files.readString(Path.of("src/main/web/app/app.tsx")))
        .results()
        .map(entry -> Pattern.compile(entry.group(1).replace("\\/", "/")))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/products",
        "/products/HB-JP-01",
        "/products/a/b",
        "/login",
        "/login/x",
        "/signup",
        "/my",
        "/my/profile",
        "/my/orders/CM20260501-A",
        "/my/chats",
        "/my/devices",
        "/my/secrets",
        "/checkout",
        "/checkout/CM20260501-A",
        "/checkout/CM20260501-A/success",
        "/checkout/CM20260501-A/fail",
        "/checkout/CM20260501-A/other",
        "/passport/short",
        "/passport/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "/concierge",
        "/concierge/x",
        "/staff/page-config",
        "/staff/products/HB-JP-01",
        "/nowhere"
      })
  void servesTheDocumentWhereTheClientHasAPage(String path) throws IOException {
    List<Pattern> pages = clientPages();
    Assertions.assertThat(pages).hasSizeGreaterThan(5);
    boolean page = pages.stream().anyMatch(pattern -> pattern.matcher(path).matches());

    given().get(path).then().statusCode(page ? 200 : 404);
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
            containsString("script-src 'self' https://*.tosspayments.com;"))
        .header("Cross-Origin-Opener-Policy", equalTo("same-origin-allow-popups"));
    given()
        .get("/checkout")
        .then()
        .header("Cross-Origin-Opener-Policy", equalTo("same-origin"))
        .header("Content-Security-Policy", not(containsString("tosspayments")));
  }
}
