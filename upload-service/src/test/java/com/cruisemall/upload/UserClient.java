package com.cruisemall.upload;

import static io.restassured.RestAssured.given;

import com.cruisemall.kit.test.FakeIssuer;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.jose4j.jwt.JwtClaims;
import org.jspecify.annotations.Nullable;

/** HTTP client of signed-in users: customers, partners, administrators. */
public final class UserClient {
  private UserClient() {}

  /** Creates a link for a new order of the travellers, and returns its token. */
  public static String link(String... travelers) {
    UUID owner = UUID.randomUUID();
    return link(owner, FakePaymentService.order(owner, null, "PAID", travelers));
  }

  public static String link(UUID owner, String orderId) {
    return create(customer(owner), "{\"orderId\":\"" + orderId + "\"}")
        .then()
        .statusCode(201)
        .extract()
        .path("token");
  }

  static Response create(String token, String body) {
    return given()
        .auth()
        .oauth2(token)
        .contentType("application/json")
        .body(body)
        .post("/api/passport/requests");
  }

  static String customer(UUID id) {
    return FakeIssuer.person(id, "a-session", "USER");
  }

  public static String admin() {
    return FakeIssuer.person(UUID.randomUUID(), "a-session", "ADMIN");
  }

  static String agent(@Nullable String affiliateCode) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(FakeIssuer.URL);
    claims.setSubject(UUID.randomUUID().toString());
    claims.setAudience("upload-service");
    claims.setStringClaim("sid", "a-session");
    claims.setStringListClaim("groups", "AGENT");
    if (affiliateCode != null) {
      claims.setStringClaim("affiliateCode", affiliateCode);
    }
    claims.setIssuedAtToNow();
    claims.setExpirationTimeMinutesInTheFuture(5);
    return FakeIssuer.signed(claims);
  }

  /** Searches for a passport by its number. */
  public static ValidatableResponse search(String token, String number) {
    return as(token)
        .contentType("application/json")
        .body("{\"passportNumber\":\"" + number + "\"}")
        .post("/api/admin/passports/search")
        .then()
        .statusCode(200);
  }

  public static RequestSpecification as(String token) {
    return given().auth().oauth2(token);
  }
}
